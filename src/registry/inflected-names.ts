/**
 * Names that are found with the ending of a case though they stand nowhere on the page without one
 * ("Massroot8ssa"). Each is one invented word, counts by itself, and begins with six letters by which no other word
 * does: by these the gate in every page knows it. Names that begin like ordinary words stay out ("Octoparse",
 * "BrandTotal"): with an ending they are seen where the page has them without one, too.
 */
export const INFLECTED: ReadonlySet<string> = new Set(
  (
    '1stCAPTCHA AMZTigers AnyCAPTCHA Autland AWMProxy BayReviews Boostgram Finalgram ' +
    'GoGetSMS GVerifier GHyperlocal HeyMods HeyWhatsApp iDataAPI Imggram iSEOiSEO JediMobi Jolygram ' +
    'Jukeketong LikesNoInsta Likeservice24 Likesocial LionMobi Massroot8 MobiBurn MrInsta Netlikes oneAudience ' +
    'Oxylabs PimEyes PMNLWeb ProAPIs Rafadigital Rankwave Revleap Revpley SallApp ' +
    'SeoSem24 SerpApi Likergeiz Tahoevine Trafspin UpItPromo ZapFacil'
  ).split(' '),
);
