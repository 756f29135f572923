/** Shops and bystanders in many languages, in words that people there use; the pages were written for this test. */
import { describe, expect, it } from 'vitest';
import { OfferReader } from '../../../../../src/domain/match/offers/offers.ts';
import type { OfferTrace } from '../../../../../src/domain/match/offers/offers.ts';
import type { Place } from '../../../../../src/domain/model.ts';
import { compilePhrases } from '../../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../../src/phrases/load.ts';
import { ROOT } from '../../../../../tools/lib/paths.ts';

const phrases = compilePhrases(loadPhrases(ROOT));
const PLACES: Readonly<Record<string, Place>> = { '#': 'title', '=': 'heading', '>': 'button', '-': 'body' };

/** Judges a page given line by line: `#` title, `=` heading, `>` button, `-` any other text. */
function judge(page: string): OfferTrace {
  const reader = new OfferReader(phrases);
  const lines = page.trim().split('\n');
  for (const line of lines) reader.block(line.trim().slice(2), PLACES[line.trim().charAt(0)] ?? 'body', () => true);
  const facts = { lang: '', ogType: '', linkedTypes: [], articleChars: 0, articles: 0, byline: false, time: false };
  const prose = lines.filter(({ length }) => length > 180).join('');
  return reader.judge({ ...facts, chars: page.length, proseChars: prose.length }, '/');
}

const PAPER = [
  'The study found that likes and views were delivered within minutes, the researchers said, and that most of the',
  'accounts behind them had been made in the same week, according to a report that was published on Monday.',
].join(' ');

describe('a shop is told in', () => {
  it.each([
    [
      'English, for Twitch',
      `# Twitch viewers and followers for your stream
       = Pick a package of live viewers
       - 100 viewers
       - $12.00
       > Buy viewers
       - We never ask for a password, only your channel name
       - Viewers begin to arrive within 5 minutes`,
    ],
    [
      'English, for Spotify',
      `# Spotify plays and monthly listeners, delivered gradually
       = Choose your amount
       - 5,000 Spotify plays
       - $9
       > Add to basket
       - 10,000 Spotify plays
       - $16
       > Add to basket
       - Free replacement if they drop`,
    ],
    [
      'English, for Google reviews',
      `# Google review packages for local businesses
       = Buy Google reviews from real profiles
       - 10 Google reviews, $79 per month
       - 25 Google reviews, $169 per month
       > Choose this plan
       - Reviews are delivered within 7 days`,
    ],
    [
      'English, accounts',
      `# Aged Reddit accounts and old Gmail for sale
       = Reddit accounts with karma
       - Phone verified, in stock: 41
       - $6.50
       > Buy account
       = Telegram accounts, tdata
       - In stock: 120
       - $2.10
       > Buy account`,
    ],
    [
      'German',
      `# Instagram Follower kaufen: Lieferung in wenigen Minuten
       = Wähle dein Paket
       - 500 Follower
       - 7,90 €
       > In den Einkaufswagen
       - Wir fragen nie nach deinem Passwort
       - Kostenlose Nachlieferung, wenn die Zahl sinkt`,
    ],
    [
      'French',
      `# Abonnés TikTok et vues, livraison sous 24h
       = Choisissez votre quantité
       - 1 000 abonnés TikTok
       - 14,90 €
       > Ajouter au panier
       - Nous ne demandons pas votre mot de passe
       - Garantie anti-perte 30 jours`,
    ],
    [
      'Spanish',
      `# Seguidores para Instagram baratos, entrega en minutos
       = Elige un paquete de seguidores
       - 2.000 seguidores
       - 11,99 €
       > Añadir a la cesta
       - No requerimos contraseña
       - Reposición gratuita durante 30 días`,
    ],
    [
      'Portuguese',
      `# Curtidas e seguidores para o seu Instagram
       = Escolha o pacote de seguidores brasileiros
       - 1.000 seguidores
       - R$ 19,90
       > Quero esse pacote
       - Não exigimos senha, só o seu @
       - Entrega gradual e reposição gratuita`,
    ],
    [
      'Italian',
      `# Comprare follower Instagram: consegna entro 24 ore
       = Scegli il pacchetto di follower
       - 500 follower
       - 8,50 €
       > Aggiungi al carrello
       - Non chiediamo mai la password
       - Garanzia contro i cali di 30 giorni`,
    ],
    [
      'Dutch',
      `# Instagram volgers en likes, direct na betaling
       = Kies aantal volgers
       - 250 volgers
       - € 4,95
       > In winkelmand
       - We vragen niet om je wachtwoord
       - Gratis bijvullen bij daling`,
    ],
    [
      'Polish',
      `# Obserwujący na Instagram: realizacja w kilka minut
       = Wybierz pakiet obserwujących
       - 1000 obserwujących
       - 39,90 zł
       > Do koszyka
       - Hasło nie jest potrzebne
       - Darmowe uzupełnienie przez 60 dni`,
    ],
    [
      'Turkish',
      `# Instagram takipçi satın alın, dakikalar içinde başlar
       = Takipçi paketleri
       - 1.000 takipçi
       - 89,90 TL
       > Sepete ekle
       - Şifreniz istenmez
       - Düşüş telafisi 60 gün`,
    ],
    [
      'Russian',
      `# Подписчики в Telegram канал: запуск через 5 минут
       = Выберите количество подписчиков
       - 1000 подписчиков
       - 149 ₽
       > Оформить заказ
       - Пароли не требуются
       - Бесплатное восстановление 30 дней`,
    ],
    [
      'Indonesian',
      `# Jual followers TikTok, proses bertahap
       = Pilih paket followers
       - 1000 followers
       - Rp 45.000
       > Masukkan keranjang
       - Hanya butuh username, tanpa minta password
       - Garansi 60 hari`,
    ],
    [
      'Vietnamese',
      `# Tăng lượt theo dõi TikTok, lên đều trong vài phút
       = Chọn gói người theo dõi
       - 1000 người theo dõi
       - 120.000đ
       > Thêm vào giỏ hàng
       - Không cần cung cấp mật khẩu
       - Bảo hành 90 ngày`,
    ],
    [
      'Arabic',
      `# شراء متابعين انستقرام، تسليم خلال ساعة
       = اختر باقة المتابعين
       - 1000 متابع
       - 25 ريال
       > أضف إلى العربة
       - لا يتطلب كلمة مرور
       - تعويض مجاني لمدة 30 يوم`,
    ],
    [
      'Persian',
      `# خرید فالوور اینستاگرام با تحویل خودکار
       = انتخاب تعداد فالوور
       - ۱۰۰۰ فالوور
       - ۹۰۰۰۰ تومان
       > افزودن به سبد خرید
       - رمز عبور نیاز نیست
       - جبران رایگان ریزش`,
    ],
    [
      'Hebrew',
      `# עוקבים לאינסטגרם, אספקה תוך דקות
       = בחרו כמות עוקבים
       - 500 עוקבים
       - ₪39
       > הוסיפו לסל
       - לא נדרשת סיסמה
       - מילוי חינם במקרה של ירידה`,
    ],
    [
      'Hindi',
      `# इंस्टाग्राम फॉलोअर्स खरीदने की वेबसाइट
       = फॉलोअर्स पैकेज चुनें
       - 1000 फॉलोअर्स
       - ₹199
       > अभी खरीदें
       - पासवर्ड नहीं चाहिए
       - 30 दिन रिफिल`,
    ],
    [
      'Japanese',
      `# インスタのフォロワー購入なら即時反映
       = フォロワーの数量を選択
       - 500フォロワー
       - 1,980円
       > カートに追加
       - パスワードは一切不要
       - 30日間の無料補填`,
    ],
    [
      'Korean',
      `# 인스타그램 팔로워 구매, 즉시 작업
       = 팔로워 상품 선택
       - 팔로워 500명
       - 9,900원
       > 장바구니에 담기
       - 비밀번호 요구 없음
       - 30일 리필 보장`,
    ],
    [
      'Chinese',
      `# Instagram粉丝购买，几分钟内到账
       = 选择粉丝套餐
       - 1000 粉丝
       - ¥29
       > 加入购物车
       - 无需提供密码
       - 掉粉包补，30天质保`,
    ],
    [
      'Thai',
      `# ซื้อผู้ติดตามไอจี เริ่มงานทันที
       = เลือกแพ็กเกจผู้ติดตาม
       - ผู้ติดตาม 1000 คน
       - 150 บาท
       > เพิ่มลงในตะกร้า
       - ไม่ต้องบอกรหัสผ่าน
       - รับประกันตลอดชีพ`,
    ],
    [
      'Czech',
      `# Sledující na Instagram: okamžitý start
       = Vyberte balíček sledujících
       - 500 sledujících
       - 199 Kč
       > Vložit do košíku
       - Není potřeba heslo
       - Garance doplnění 30 dní`,
    ],
    [
      'Finnish',
      `# Osta Instagram-seuraajia, nopea toimitus
       = Valitse paketti seuraajia
       - 500 seuraajaa
       - 12,90 €
       > Lisää ostoskoriin
       - Emme pyydä salasanaa
       - Täyttötakuu 30 päivää`,
    ],
    [
      'Danish',
      `# Køb Instagram følgere med hurtig levering
       = Vælg antal følgere
       - 500 følgere
       - 99 kr
       > Læg i kurv
       - Ingen adgangskode
       - Genopfyldningsgaranti`,
    ],
    [
      'Bulgarian',
      `# Купи последователи за Instagram
       = Избери пакет последователи
       - 1000 последователи
       - 15 EUR
       > Добави в количката
       - Не искаме парола
       - Незабавен старт и гаранция`,
    ],
    [
      'Croatian',
      `# Kupi pratitelje za Instagram, brza dostava
       = Odaberi paket pratitelja
       - 500 pratitelja
       - 9,90 €
       > Dodaj u košaricu
       - Ne tražimo lozinku
       - Garancija 30 dana`,
    ],
    [
      'Urdu',
      `# انسٹاگرام instagram فالوورز خریدیں
       = فالوورز کا پیکج منتخب کریں
       - 1000 فالوورز
       - Rs 450
       > ابھی خریدیں
       - پاس ورڈ کی ضرورت نہیں
       - فوری آغاز`,
    ],
    [
      'a panel whose goods are pictures',
      `# Kriyo Growth
       - No password needed
       - Refill button on every order
       - Drip-feed orders
       > New order
       - Start count
       - Mass order
       - Add funds
       - Price per 1000`,
    ],
  ])('%s', (_name, page) => expect(judge(page)).toMatchObject({ offer: true }));
});

describe('nobody sells in', () => {
  it.each([
    [
      'a forum with its order of posts',
      `# Best lenses for portraits | Photo forum
       - Order by: likes, views, newest
       - 24 likes
       - 1,204 views
       > Log in
       > Sign up`,
    ],
    [
      'a shop for cameras with its reviews',
      `# Compact camera X20
       = Customer reviews
       - 1,204 reviews
       - $399.00
       > Add to basket
       - Lifetime warranty, free replacement
       - Follow us on Instagram`,
    ],
    [
      'a newspaper on the trade',
      `# Researchers bought 10,000 followers for $40
       = How the market for fake followers works
       - ${PAPER}
       > Subscribe now`,
    ],
    [
      'a tool for planning posts',
      `# Plan your Instagram posts | Calendary
       = Grow your followers with better timing
       - Followers, likes and comments in one report
       - $12 per month
       > Start free trial
       - Analytics, scheduling and insights`,
    ],
    [
      'a bank that never asks for passwords',
      `# Stay safe online
       - We will never ask for your password
       - Follow us on Facebook and Twitter
       > Log in`,
    ],
    [
      'a German paper on bought reviews',
      `# Gericht verbietet Handel mit gekauften Bewertungen
       = Wie man falsche Bewertungen erkennt
       - Laut einer Studie kosten 100 Bewertungen 500 Euro, sagte die Richterin.
       > Abonnieren`,
    ],
    [
      'a Turkish shop for phones',
      `# Telefon kılıfı | Mağaza
       - 1.250 takipçi
       - 89,90 TL
       > Sepete ekle
       - Kalıcı baskı, garantili
       - Bizi Instagram'da takip edin`,
    ],
    [
      'a Korean explanation of panels',
      `# SMM 패널이란 무엇인가?
       - 패널은 팔로워, 좋아요, 조회수 등을 제공합니다.
       = 누가 SMM 패널을 사용하는가?
       - 위험과 주의할 점`,
    ],
    [
      'a Russian group with its counts',
      `# Рыбалка на Волге
       - 12 400 подписчиков
       - 340 лайков
       - 15 000 просмотров
       > Подписаться
       > Войти`,
    ],
    [
      'a café with its Google reviews',
      `# Café am See
       = 4,8 bei 320 Google Bewertungen
       - Frühstück ab 9,50 €
       > Tisch reservieren`,
    ],
  ])('%s', (_name, page) => expect(judge(page)).toMatchObject({ offer: false }));
});
