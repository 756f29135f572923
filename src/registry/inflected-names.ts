/**
 * Names that are found with a case ending even on pages that never have them without one ("Massroot8ssa"). Each is one
 * invented word that counts by itself and whose first six letters begin no other word: by these letters the gate in
 * every page knows it. Names that begin like ordinary words stay out ("Octoparse", "BrandTotal"): with an ending they
 * are found only on pages that also have them without one.
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
