/** Words that a language puts between a name and what it names. In Thai they end a run of words without spaces. */
export const copulas = new Set(
  (
    'is was are be been equals reads ' +
    'je bolo bude bolo: znie mám mal mala máme mame mam bola bol ' +
    'это есть был была было будет такой такая следующий вот ' +
    'ni ilikuwa lilikuwa yalikuwa itakuwa litakuwa kuwa'
  ).split(' '),
);
export const thaiCopula = /(?:คือ|เป็น|ว่า|ได้แก่)(?:ค่ะ|ครับ|นะ)?$/;

/** What says that no value follows: something is not, was forgotten, must be. Only before a value was announced. */
export const stoppers = new Set(
  (
    "not no doesn't doesnt don't isn't won't can't cannot must should has have need needs expired expires reset forgot when if after because " +
    'nefunguje nejde nie nesedí musí treba neviem nedá nedalo nebolo nepasuje keď ak po lebo vypršalo hlási ' +
    'не нет должен должна нужно надо истек истёк забыл забыла если когда после потому запрашивается подходит ' +
    'halifanyi haifanyi si sio siyo lazima limekwisha limeisha kama baada kwa_sababu hali'
  ).split(' '),
);
export const thaiStopper = /ไม่|ลืม|หมดอายุ|ต้อง|ผิด|รีเซ็ต|ใช้ไม่|ถูกล็อก|ทุก|ถาม/;

const states = new Set(
  (
    'wrong incorrect invalid expired not too the a an my your his her our their same required empty blank missing correct right fine ok okay good ' +
    'valid unknown hidden visible about now still always never only also already needed needs due different in on at to for from with by of it that ' +
    'this what weak strong short long safe secure secret old new temporary gone lost forgotten used yes no none and or but so very case fields field ' +
    'password passwords error failed failure denied rejected mismatch prompt box policy manager login please there here just really again simply ' +
    'unset n/a se if when where which who how as okay changed wrong! ' +
    'nesprávne zlé zle neplatné správne prázdne rovnaké krátke dlhé slabé silné nové staré v vo na od do pre sa mi to ktoré že nie už ešte vždy ' +
    'povinné potrebné iné moje v_poriadku platné dobré stále asi len iba tam tu z zo k ku s so za po pri podľa ' +
    'si sio siyo sahihi batili mbaya fupi refu sawa tupu ile hilo la ya muhimu lazima yangu langu yako lako wa kwa na lakini bado hii jipya mpya ' +
    'не нет да обязателен верный неверный правильный неправильный просрочен истек истёк пустой слишком уже ещё еще мой твой ваш тот этот что для от ' +
    'на в с к по и а но или был старый новый прежний обычный такой же только где'
  ).split(' '),
);

/** Endings of words that tell how something is, and beginnings that deny it. */
const stateShape =
  /^(?:[a-z]{3,14}(?:ed|ing|able|ible|less|ly|ful)|ne[a-záčďéíľňóôŕšťúýž]{4,20}|[a-záčďéíľňóôŕšťúýž]{3,16}(?:né|ené|ané|ované|ajúce)|(?:ha[lwi]|lime|ime|lina|ina|lili|hai|hali)[a-z]{3,16}|не[а-яё]{3,20}|[a-záčďéíľňóôŕšťúýž]{3,20}[ýéáí]|[а-яё]{3,20}(?:ный|ная|ное|ен|ена|ован|ется|ается))$/u;

/** Whether a plain word tells what is with the password instead of being it. */
export function isState(word: string): boolean {
  const plain = word.toLowerCase();
  return states.has(plain) || stateShape.test(plain) || copulas.has(plain);
}
