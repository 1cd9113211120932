import { useEffect, useState } from 'react';

/** The time, renewed every 15 seconds: often enough for minutes, too rarely to flicker. Milliseconds since 1970. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
