/** What a picture shows, line by line as it was read (also misread), and the message in it; null: none. */
export interface ErrorText {
  language: 'en' | 'ru' | 'sk' | 'th' | 'sw';
  shows: string[];
  message: string | null;
}

const en: ErrorText[] = [
  ['File Edit View Help', '', 'The document could not be saved.', 'The disk is full.', '', 'OK Cancel'],
  ['Printer', '', '© Printing failed: the tray is empty.', '', 'Retry Close'],
  ['Inbox (12) Drafts Sent', '', 'A The mailbox is unavailable (0x80040115).', '', 'OK'],
  ['This site can’t be reached', '', 'intranet.example.org refused to connect.', 'ERR_CONNECTION_REFUSED'],
  ['Setup', '', 'Setup was unable to open the file settings.cab.', 'Error code: 1317', '', 'Retry Cancel'],
  ['Welcome back', '', 'Your session has expired. Sign in again.', '', 'Sign in'],
  ['HTTP Error 503 Service Unavailable', '', 'Refresh the page later.'],
  ['Connecting...', '', 'Connection timed out', '', 'Try again'],
  ['Error', '', 'Choose a file first.', '', 'OK'],
  ['x Acce55 to the folder was denied.', '', 'Close'],
  [
    '$ npm start',
    'Error: listen EADDRINUSE: address already in use :::3000',
    'at Server.setupListenHandle (node:net:1463:16)',
    'at node:internal/main:12',
  ],
  [
    'Exception in thread "main" java.io.IOException: No space left on device',
    'at java.io.FileOutputStream.write(FileOutputStream.java:326)',
    'at org.example.Export.run(Export.java:71)',
    'at org.example.Main.main(Main.java:14)',
    'at java.lang.Thread.run(Thread.java:750)',
  ],
  [
    'Traceback (most recent call last):',
    'File "/srv/job.py", line 41, in <module>',
    'load(path)',
    'ValueError: could not convert string to float: abc',
  ],
  ['12:01:07 Job started', '12:01:09 Upload failed with status 413', '12:01:10 Job finished'],
  ['2026-03-01 INFO ready', '2026-03-01 ERROR database is not responding', '2026-03-01 INFO stopping'],
  ["thread 'main' panicked at src/main.rs:12:5", 'index out of bounds'],
].map((shows) => ({ language: 'en', shows, message: null }));
const enMessages: (string | null)[] = [
  'The document could not be saved.\nThe disk is full.',
  'Printing failed: the tray is empty.',
  'The mailbox is unavailable (0x80040115).',
  'intranet.example.org refused to connect.\nERR_CONNECTION_REFUSED',
  'Setup was unable to open the file settings.cab.\nError code: 1317',
  'Your session has expired. Sign in again.',
  'HTTP Error 503 Service Unavailable',
  'Connection timed out',
  'Error\nChoose a file first.',
  'Acce55 to the folder was denied.',
  'Error: listen EADDRINUSE: address already in use :::3000\nat Server.setupListenHandle (node:net:1463:16)\nat node:internal/main:12',
  'Exception in thread "main" java.io.IOException: No space left on device\nat java.io.FileOutputStream.write(FileOutputStream.java:326)\nat org.example.Export.run(Export.java:71)\nat org.example.Main.main(Main.java:14)',
  'Traceback (most recent call last):\nFile "/srv/job.py", line 41, in <module>\nload(path)\nValueError: could not convert string to float: abc',
  '12:01:09 Upload failed with status 413',
  '2026-03-01 ERROR database is not responding',
  "thread 'main' panicked at src/main.rs:12:5",
];

const nothing: ErrorText[] = [
  { language: 'en', shows: ['What went wrong?', 'One sentence is enough.'], message: null },
  { language: 'en', shows: ['Reporting a problem', '', 'Take a picture of the screen'], message: null },
  { language: 'en', shows: ['My colleague next to me has the same problem.'], message: null },
  { language: 'ru', shows: ['Что пошло не так?', 'Не удалось войти?'], message: null },
  {
    language: 'en',
    shows: ['File Edit View Help', '', 'Quarterly report', 'Sales grew in every region.'],
    message: null,
  },
  { language: 'en', shows: ['Build finished', '0 errors, 0 warnings'], message: null },
  {
    language: 'en',
    shows: ['const x = load();', 'if (x === null) throw new Error("not found");', 'return x;'],
    message: null,
  },
  { language: 'en', shows: ['Report a problem', 'What went well today?'], message: null },
  { language: 'ru', shows: ['Проверка завершена', 'Ошибок не обнаружено'], message: null },
  { language: 'sk', shows: ['Kontrola prebehla bez chýb', 'Zavrieť'], message: null },
  { language: 'th', shows: ['ไม่มีข้อผิดพลาด', 'ปิด'], message: null },
  { language: 'sw', shows: ['Hakuna hitilafu', 'Funga'], message: null },
  { language: 'en', shows: [], message: null },
];

const others: ErrorText[] = [
  {
    language: 'en',
    shows: ['What went wrong?', 'Mail does not open', '', 'The mailbox could not be opened.'],
    message: 'The mailbox could not be opened.',
  },
  {
    language: 'ru',
    shows: ['Файл Правка Вид', '', 'Не удалось сохранить документ.', 'На диске нет места.', '', 'ОК Отмена'],
    message: 'Не удалось сохранить документ.\nНа диске нет места.',
  },
  {
    language: 'ru',
    shows: ['Подключение', '', 'He удалось подключиться к серверу.', '', 'Повторить'],
    message: 'He удалось подключиться к серверу.',
  },
  { language: 'ru', shows: ['© Доступ к папке отказано'], message: 'Доступ к папке отказано' },
  {
    language: 'ru',
    shows: ['Время ожидания истекло', '', 'Повторить Закрыть'],
    message: 'Время ожидания истекло',
  },
  {
    language: 'ru',
    shows: ['Печать', '', 'Принтер не отвечает (код 0x00000709).', '', 'Справка'],
    message: 'Принтер не отвечает (код 0x00000709).',
  },
  {
    language: 'ru',
    shows: ['Ошибка', '', 'Введите номер договора.', '', 'ОК'],
    message: 'Ошибка\nВведите номер договора.',
  },
  { language: 'ru', shows: ['Произошла непредвиденная ошибка'], message: 'Произошла непредвиденная ошибка' },
  { language: 'ru', shows: ['Страница недоступна', '', 'Обновить'], message: 'Страница недоступна' },
  {
    language: 'sk',
    shows: ['Súbor Úpravy Zobraziť', '', 'Dokument sa nepodarilo uložiť.', 'Disk je plný.', '', 'Zrušiť'],
    message: 'Dokument sa nepodarilo uložiť.\nDisk je plný.',
  },
  { language: 'sk', shows: ['Server neodpovedá.', '', 'Skúsiť znova'], message: 'Server neodpovedá.' },
  { language: 'sk', shows: ['Pripojenie vyprsalo', '', 'OK'], message: 'Pripojenie vyprsalo' },
  {
    language: 'sk',
    shows: ['Chyba', '', 'Vyplňte číslo faktúry.', '', 'OK'],
    message: 'Chyba\nVyplňte číslo faktúry.',
  },
  {
    language: 'sk',
    shows: ['Tlačiareň', '', 'Nastala neočakávaná chyba 0x0000011b.'],
    message: 'Nastala neočakávaná chyba 0x0000011b.',
  },
  { language: 'sk', shows: ['Prístup bol zamietnutý'], message: 'Prístup bol zamietnutý' },
  { language: 'sk', shows: ['Súbor nebol nájdený', '', 'Zavrieť'], message: 'Súbor nebol nájdený' },
  {
    language: 'th',
    shows: ['แฟ้ม แก้ไข มุมมอง', '', 'ไม่สามารถบันทึกเอกสารได้', '', 'ตกลง ยกเลิก'],
    message: 'ไม่สามารถบันทึกเอกสารได้',
  },
  { language: 'th', shows: ['เกิดข้อผิดพลาดที่ไม่คาดคิด'], message: 'เกิดข้อผิดพลาดที่ไม่คาดคิด' },
  {
    language: 'th',
    shows: ['หมดเลา หมดเวลาการเชือมต่อกับเซิร์ฟเวอร์', '', 'ลองอีกครั้ง'],
    message: 'หมดเลา หมดเวลาการเชือมต่อกับเซิร์ฟเวอร์',
  },
  { language: 'th', shows: ['เครื่องพิมพ์', '', 'ไมพบเครื่องพิมพ์ที่เลือก', '', 'ปิด'], message: 'ไมพบเครื่องพิมพ์ที่เลือก' },
  { language: 'th', shows: ['การเข้าถึงถูกปฏิเสธ (403)'], message: 'การเข้าถึงถูกปฏิเสธ (403)' },
  { language: 'th', shows: ['รหัสผ่านไม่ถูกต้อง', 'กรอกใหม่อีกครั้ง'], message: 'รหัสผ่านไม่ถูกต้อง\nกรอกใหม่อีกครั้ง' },
  {
    language: 'sw',
    shows: ['Faili Hariri Tazama', '', 'Hati haikuweza kuhifadhiwa.', 'Diski imejaa.', '', 'Sawa Ghairi'],
    message: 'Hati haikuweza kuhifadhiwa.\nDiski imejaa.',
  },
  {
    language: 'sw',
    shows: ['Hitilafu isiyotarajiwa imetokea', '', 'Funga'],
    message: 'Hitilafu isiyotarajiwa imetokea',
  },
  { language: 'sw', shows: ['Muunganisho umeshindikana'], message: 'Muunganisho umeshindikana' },
  {
    language: 'sw',
    shows: ['Ukurasa haupo', '', 'Ukurasa huu haipatikani tena.', '', 'Rudi'],
    message: 'Ukurasa huu haipatikani tena.',
  },
  { language: 'sw', shows: ['Seva haijibu.', '', 'Jaribu tena'], message: 'Seva haijibu.' },
  {
    language: 'sw',
    shows: ['Kosa', '', 'Jaza namba ya ankara.', '', 'Sawa'],
    message: 'Kosa\nJaza namba ya ankara.',
  },
];

/** Our own set: dialogs, pages, logs and traces in five languages. */
export const errorTexts: ErrorText[] = [
  ...en.map((one, index) => ({ ...one, message: enMessages[index] ?? null })),
  ...others,
  ...nothing,
];
