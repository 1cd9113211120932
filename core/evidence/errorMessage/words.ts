/**
 * How programs say that something went wrong, as `plain` writes it: without accents and tone marks. Stems, because
 * endings change; each list is one language. Strong: hardly said of anything else.
 */
const strong = [
  // English
  /\bcould ?n['o]t\b/,
  /\b(?:can|did|does|was|were|has|have|is|are) ?n['o]t (?:be |been |have |find |open|connect|load|save|start|read|access|respond|found|exist|reach|valid|support|available|recogni[sz]ed|complete|process)/,
  /\bcannot\b|\bcan't\b|\bunable to\b|\bfailed\b|\bfailure\b|\bfails? to\b|\bnot found\b|\bno such (?:file|host)/,
  /\bdenied\b|\bunavailable\b|\bforbidden\b|\bunauthori[sz]ed\b|\brefused\b|\brejected\b/,
  /\btimed[- ]?out\b|\btime-?out\b|\bnot responding\b|\b(?:has )?stopped (?:working|unexpectedly)\b|\bcrashed\b/,
  /\bwent wrong\b|\bunexpected\b|\bcorrupt(?:ed)?\b|\bunreachable\b|\bran out of\b|\bout of memory\b|\bexpired\b/,
  /\berror (?:occurred|code|has occurred|while|in|on|at)\b|\bran into a problem\b|\bno longer available\b/,
  /\b(?:fatal|critical|runtime|internal|system|script|disk|network) error\b|\bsyntax ?error\b|\bnot supported\b/,
  // Russian
  /не удал|невозможно|не может|не могу|не найден|не отвечает|не существует|не поддерживает/,
  /отказано|отклонен|недоступ|истекл|прекращ|аварийн|непредвиденн|поврежден|недостаточно|произошла ошибка/,
  // Slovak
  /\bnepodaril|\bnemozno\b|nie je mozne|\bnemoze\b|\bnebol[aoi]? (?:najden|mozn)|\bnenasl|\bneexistuje|\bzlyhal/,
  /\bodmietnut|\bzamietnut|\bvyprsal|\bneodpoved|\bnedostupn|\bposkoden|\bprestal[aoi]? (?:pracovat|fungovat)/,
  /\bneocakavan|\bvyskytla sa chyba|\bnastala chyba|\bdoslo k chybe/,
  // Thai
  /ผิดพลาด|ไมสามารถ|ลมเหลว|ไมพบ|ปฏิเสธ|หมดเวลา|ไมตอบสนอง|ขัดของ|ไมสำเรจ|เสียหาย|หมดอายุ/,
  // Swahili
  /\bhitilafu\b|\bhaikuweza\b|\bhaiwezi\b|\bhawezi\b|\bhaikupatikan|\bhaijapatikan|\bhaipatikan|\bimeshind|\bumeshind/,
  /\bimekataliwa\b|\bumekataliwa\b|\bimekwisha muda|\bumekwisha\b|\bimeisha muda|\bimeharibik|\bhaijibu\b|\bhaitambul/,
];

/** Also said of other things: enough together with a code, or as the title of what stands below it. */
const weak = [
  /\berrors?\b|\bproblem\b|\bwarning\b|\binvalid\b|\bmissing\b|\bexception\b|\bincorrect\b|\bwrong\b|\boffline\b|\bfault\b/,
  /ошибк|сбой|сбои|предупрежд|недопустим|неверн|неправильн|исключени/,
  /\bchyb|\bproblem|\bvarovan|\bupozornen|\bneplatn|\bnespravn|\bvynimk/,
  /เตือน|ไมถูกตอง|ปัญหา/,
  /\bkosa\b|\bmakosa\b|\bonyo\b|\bbatili\b|\btatizo\b|\bsi sahihi\b/,
];

/** Says that all is well, or speaks about errors in general. */
const harmless = [
  /\b(?:no|0|without|zero) (?:errors?|problems?|issues|warnings?)\b|\berrors?(?: \(0\)|: 0\b)|\b(?:report(?:ing)?|describe) (?:a|the|this|your) (?:problem|error)\b/,
  /\berror (?:log|report|list|handling|messages? (?:are|is))\b|\bno known\b|\bfix(?:ed)? (?:an? )?errors?\b|\bsuccess/,
  /без ошибок|ошибок нет|ошибок не|ошибки не обнаруж|сообщить о|0 ошибок|журнал ошибок/,
  /\bbez chyb|\bziadne chyby|\b0 chyb|\bnahlasit (?:chybu|problem)|\bdennik chyb/,
  /ไมมีขอผิดพลาด|ไมมีขอผิด|รายงานปัญหา|แจงปัญหา/,
  /\bhakuna (?:hitilafu|makosa|kosa|tatizo)|\bbila (?:hitilafu|makosa)|\bripoti (?:tatizo|hitilafu)/,
];

/** Written on buttons and links below a message; never a part of it. */
const button =
  /^(?:ok|okay|cancel|close|retry|try again|abort|ignore|yes|no|help|details|show details|send|dont send|don't send|continue|back|next|learn more|reload|restart|отмена|закрыть|повторить|повтор|да|нет|справка|подробнее|ок|продолжить|zrusit|zavriet|skusit znova|znova|ano|nie|podrobnosti|pokracovat|ตกลง|ยกเลิก|ปิด|ลองอีกครั้ง|ลองใหม|ใช|sawa|ghairi|funga|jaribu tena|ndiyo|hapana|endelea)(?: (?:ok|cancel|close|retry|yes|no|help|abort|ignore|отмена|zrusit|nie|ยกเลิก|ghairi|hapana))*$/;

/** Numbers and names by which help desks look an error up. */
const codes = [
  /\b0x[0-9a-f]{4,8}\b/i,
  /\b(?:ERR|ERROR|E|STATUS|NS_ERROR|DNS_PROBE|SSL|SEC_ERROR|PR)_[A-Z0-9_]{4,}\b/,
  /\bE(?:CONNREFUSED|CONNRESET|TIMEDOUT|NOENT|ACCES|PERM|NOTFOUND|EXIST|HOSTUNREACH|PIPE|ADDRINUSE|NOSPC)\b/,
  /\b(?:ORA|SQL|TNS|SAP|KB|MSB|NU|TS|CS|JS|IO|PLS)-?\d{4,6}\b/,
  /\b(?:HTTP|status|error|code|chyba|kod|ошибка|код|kosa|hitilafu|รหัส|ขอผิดพลาด)\b[ :#-]{0,3}(?:code )?[45]\d\d\b/i,
  /\b(?:code|kód|код|msimbo|รหัส)[ :#-]{1,3}[A-Z]?-?\d{2,6}\b/i,
  /\b(?:404|500|502|503|504)\b.{0,3}(?:not found|internal|bad gateway|service|gateway)/i,
];

const some = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

/** What a line's words say. `text` as `plain` writes it. */
export const says = {
  strong: (text: string): boolean => some(strong, text),
  weak: (text: string): boolean => some(weak, text),
  harmless: (text: string): boolean => some(harmless, text),
};
/** @param text as it was read */
export const hasCode = (text: string): boolean => some(codes, text);
/** @param text as `plain` writes it */
export const isButton = (text: string): boolean => button.test(text.replace(/[^\p{L}\p{M}' ]/gu, '').trim());
