import { useState } from 'react';

export function useSometimes(wanted: boolean): unknown {
  if (wanted) return useState(1);
  return undefined;
}
