//! Lists words for places that are one or two letters from another place, or tell parts of a country apart. Knows no other.

/// Folded words; two of them are never a misspelling of each other.
const PLACES: &str = "africa algeria america andorra angola arabia armenia aruba asia australia australian austria austrian bahrain \
    belgium belize benin berlin bern bolivia bosnia brazil brunei bulgaria burundi cairo cali canada chad chile china \
    colombia columbia comoros congo croatia cuba cyprus darfur delhi dominica dominican east eastern ecuador egypt \
    eritrea estonia ethiopia europe gabon gambia gambian gaza georgia germany ghana greece guinea guyana haiti havana \
    iceland india indian indiana indonesia iran iranian iraq iraqi ireland israel italy jamaica japan jordan juba \
    kampala kenya korea kuwait laos latvia lebanon liberia libya lima macedonia madrid malawi malaysia mali malta \
    mauritania mauritius mexico middle moldova monaco mongolia morocco myanmar namibia nauru nepal niger nigeria \
    nigerian nigerien nord norte north northern norway oeste este ouest oman oslo palau panama paraguay paris peru \
    poland portugal qatar romania russia rwanda saint salvador samoa scotland serbia siberia slovakia slovak slovene \
    slovenia somalia south southern spain sudan sudanese suriname sweden swiss syria taiwan tanzania togo tonga tunis \
    tunisia turkey uganda ukraine uruguay vienna vietnam wales west western yemen zambia zambian zimbabwe sur sud \
    аустрия австрия австралия австрія австралія иран ирак іран ірак нигер нигерия западная восточная західна східна \
    північна південна северная южная ايران العراق شمال جنوب شرق غرب";

/// Tells whether a folded word is such a place.
pub(crate) fn is_place(word: &str) -> bool {
    PLACES.split(' ').any(|place| place == word)
}
