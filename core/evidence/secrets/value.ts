/** What is written where a password would stand and is none: stars, variables, what a form says. */
const standIn =
  /^(?:[*•●xX.…_-]{3,}|<.*>?|\$?\{.*|\$\(.*|%[\w-]{1,40}%?|\$[A-Z_]{1,40}|\[.*|@\w{1,40}\)?|redacted|hidden|masked|null|none|nil|undefined|true|false|yes|no|str|string|text|empty|required|optional|n\/a)$/i;

/** In the help of a program: `--password=PASSWORD`, "Last login: %s". */
const inHelp = /^(?:PASS|PASSWORD|PASSWD|PWD|SECRET|TOKEN|HESLO|ПАРОЛЬ|NENOSIRI|รหัสผ่าน)$|%\d{0,2}\$?[sdi]/;

export const isStandIn = (value: string): boolean =>
  value === '' || standIn.test(value) || inHelp.test(value);

export const uuid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const hash = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const address = /^[^@\s]{1,64}@[\w-]{1,63}\.[\w.-]{2,80}$/;

/** Words of a help desk that have digits or marks in them and open nothing. */
const technical = [
  /^0x[0-9a-f]/i,
  // Error codes and updates: KB5034441, ORA-00942, ERR_CONNECTION_RESET, CVE-2026-1234.
  /^(?:kb|ora|err|error|cve|sp|tns|evt|hr|hresult|stop|http|event|status|code)[-_]?\d/i,
  /^[A-Z]{2,10}(?:_[A-Z0-9]{1,20}){1,8}$/,
  // Products and standards with a number.
  /^(?:windows|win|office|outlook|word|excel|teams|sap|exchange|server|ms|ie|edge|chrome|firefox|macos|ios|android|ubuntu|debian|sha|md|utf|iso|ipv|wpa|usb|ps|vpn|mfa|rev|ver|v|build|room|pc|nb|lt|hp|rtx|ryzen)-?\d{1,4}(?:[-.]\d{1,5}){0,2}[a-z]{0,4}\d?$/i,
  /^(?:[om]365|x(?:32|64|86)|i[3579]-\d{4,5}[a-z]{0,2})/i,
  /^(?:amd64|arm64|i[3-6]86|x86_64|\d{1,5}\/(?:tcp|udp))$/i,
  /^(?:socks|tls|ssl|smb|nfs|ntlm|snmp|cifs|http|oauth|saml)v?\d/i,
  /^(?:1password|365|2fa|3d|7-?zip|wi-?fi|wlan)/i,
  // Another name with its value.
  /^[a-z_]{2,20}=\S/i,
  // Versions, dates, times, amounts.
  /^v?\d{1,6}(?:[.,:/-]\d{1,6}){1,6}[a-z]{0,3}\d{0,2}$/i,
  /^\d{1,6}(?:-?\p{L}{1,4}|[-.]\p{L}{1,14}|x\d{1,5}|%)$/u,
  /\.(?:exe|dll|txt|log|docx?|xlsx?|pdf|png|jpe?g|zip|msi|js|ts|py|java|json|xml|ini|cfg|conf|html?|php|aspx?)\b/i,
  /^(?:https?|ftp|file|smb):/i,
  /[\\]|^\.{0,2}\/|\/.*\//,
];

/** Whether a word, wherever it stands, could be something made to open a lock: letters with digits or marks. */
export function looksSecret(value: string): boolean {
  if (value.length < 5 || value.length > 64 || isStandIn(value)) return false;
  if (uuid.test(value) || hash.test(value) || address.test(value)) return false;
  if (technical.some((pattern) => pattern.test(value))) return false;
  if (!/\p{L}/u.test(value)) return /^\d{6,12}$/.test(value) || /\d.*[!@#$%^&*+=~].*\d/.test(value);
  if (/\d/.test(value)) return true;
  // Marks only: in the middle of the word, because "Help!" is no password.
  return /\p{L}[!@#$%^&*+=~]{1,4}[\p{L}]/u.test(value);
}

/** How often letters and digits, or small and capital letters, take turns: chance does it often, people seldom. */
export function turns(value: string): number {
  let count = 0;
  let last = '';
  for (const character of value) {
    const kind = /\d/.test(character)
      ? '0'
      : /[a-z]/.test(character)
        ? 'a'
        : /[A-Z]/.test(character)
          ? 'A'
          : '';
    if (kind !== '' && last !== '' && kind !== last) count += 1;
    if (kind !== '') last = kind;
  }
  return count;
}

/** A key as machines make them: long, and in no order. `hash`es are keys too, where the words around say so. */
export function looksMade(value: string): boolean {
  if (value.length < 16 || value.length > 4096 || isStandIn(value)) return false;
  if (uuid.test(value) || address.test(value) || /[\\]|:\/\//.test(value)) return false;
  return /[a-z]/i.test(value) && /\d/.test(value) && turns(value) >= 4;
}
