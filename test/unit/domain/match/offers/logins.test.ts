import { describe, expect, it } from 'vitest';
import { OfferReader } from '../../../../../src/domain/match/offers/offers.ts';
import { compilePhrases } from '../../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../../src/phrases/load.ts';
import { ROOT } from '../../../../../tools/lib/paths.ts';

const { languages, signals } = loadPhrases(ROOT);
const phrases = compilePhrases({ languages, signals });

/** Whether a form with a name field and a password field asks for the login of a social network. */
function asksLogin(name: string, password: string, text = ''): boolean {
  const reader = new OfferReader(phrases);
  const fields = [
    { type: 'text', name: 'a', label: name },
    { type: 'password', name: 'b', label: password },
  ];
  reader.form({ action: '', text, fields });
  const facts = { lang: '', ogType: '', linkedTypes: [], articleChars: 0, articles: 0, byline: false, time: false };
  return reader.judge({ ...facts, chars: 400, proseChars: 0 }, '/').asksLogin;
}

const FORMS: readonly (readonly [language: string, name: string, password: string])[] = [
  ['en', 'Username', 'Instagram password'],
  ['es', 'Usuario', 'Contraseña de Instagram'],
  ['pt', 'Usuário', 'Senha do Instagram'],
  ['fr', "Nom d'utilisateur", 'Mot de passe Instagram'],
  ['de', 'Benutzername', 'Instagram-Passwort'],
  ['it', 'Nome utente', 'Password di Instagram'],
  ['nl', 'Gebruikersnaam', 'Wachtwoord van Instagram'],
  ['pl', 'Nazwa użytkownika', 'Hasło do Instagrama'],
  ['tr', 'Kullanıcı adı', 'Instagram şifreniz'],
  ['ru', 'Имя пользователя', 'Пароль от Инстаграма'],
  ['uk', "Ім'я користувача", 'Пароль від Instagram'],
  ['id', 'Nama pengguna', 'Kata sandi Instagram'],
  ['vi', 'Tên người dùng', 'Mật khẩu Facebook'],
  ['ko', '아이디', '인스타그램 비밀번호'],
  ['ja', 'ユーザー名', 'インスタグラムのパスワード'],
  ['zh', '用户名', 'Instagram 密码'],
  ['th', 'ชื่อผู้ใช้', 'รหัสผ่าน Instagram'],
  ['hi', 'यूज़रनेम', 'इंस्टाग्राम पासवर्ड'],
  ['bn', 'ইউজারনেম', 'ইনস্টাগ্রাম পাসওয়ার্ড'],
  ['ar', 'اسم المستخدم', 'كلمة مرور انستقرام'],
  ['fa', 'نام کاربری', 'رمز عبور اینستاگرام'],
  ['he', 'שם משתמש', 'סיסמת אינסטגרם'],
  ['ur', 'صارف نام', 'انسٹاگرام کا پاس ورڈ'],
  ['ro', 'Nume de utilizator', 'Parola de Instagram'],
  ['cs', 'Uživatelské jméno', 'Heslo k Instagramu'],
  ['sk', 'Používateľské meno', 'Heslo na Instagram'],
  ['hu', 'Felhasználónév', 'Instagram jelszó'],
  ['sv', 'Användarnamn', 'Lösenord till Instagram'],
  ['no', 'Brukernavn', 'Instagram-passord'],
  ['da', 'Brugernavn', 'Adgangskode til Instagram'],
  ['fi', 'Käyttäjänimi', 'Instagram-salasana'],
  ['el', 'Όνομα χρήστη', 'Κωδικός Instagram'],
  ['bg', 'Потребителско име', 'Парола за Instagram'],
  ['hr', 'Korisničko ime', 'Lozinka za Instagram'],
  ['az', 'İstifadəçi adı', 'Instagram şifrəsi'],
];

describe('the password of a social network', () => {
  it('is known in every language that has a file of phrases', () => {
    expect(FORMS.map(([language]) => language).sort()).toEqual(
      languages.flatMap(({ language }) => (language === 'any' ? [] : language)).sort(),
    );
  });

  it.each(FORMS)('is asked for by the field itself, or by words around it: %s', (_language, name, password) => {
    expect([asksLogin(name, password), asksLogin(name, '', password)]).toEqual([true, true]);
  });

  it('is asked for by its field in a language without a file', () => {
    expect(asksLogin('Jina', 'Nenosiri la Instagram')).toBe(true);
  });

  it.each([
    ['Username', 'Password', 'Log in to your shop. Follow us on Instagram for news and offers of the week'],
    ['Benutzername', 'Passwort', 'Anmelden. Wir sind auch auf Instagram und auf Facebook zu finden, schaut vorbei'],
    ['Kullanıcı adı', 'Şifre', 'Üye girişi. Kampanyalar için bizi Instagram üzerinden takip etmeyi unutmayın'],
  ])('is not what a site asks for that is on social networks, too: %s', (name, password, text) => {
    expect(asksLogin(name, password, text)).toBe(false);
  });
});
