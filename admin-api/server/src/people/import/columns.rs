//! What the columns of a file are, and what a row says of a contact.

use admin_types::ImportPlan;
use engine_core::ContactChange;
use engine_store::repo::contact_fields::ContactFieldRow;

use crate::{
    fields::{Fields, MAX_NAME_CHARS},
    people::{MAX_PROOF_CHARS, MAX_TAG_CHARS, values},
};

/// Tags of one row.
const MAX_TAGS: usize = 20;

/// What one column is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Use {
    Skip,
    Phone,
    Name,
    Language,
    Tags,
    Consent,
    Field(ContactFieldRow),
}

/// A plan that was checked.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    uses: Vec<Use>,
    country: String,
    tag: String,
    simulated: bool,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Person {
    /// The identity: a phone number's digits, or a simulated phone.
    pub(crate) identity: String,
    /// What is known of the contact.
    pub(crate) changes: Vec<ContactChange>,
}

impl Columns {
    /// Checks a plan; `simulated` when the number is a simulator, whose contacts have any identity.
    pub(crate) fn read(
        plan: &ImportPlan,
        known: &[ContactFieldRow],
        simulated: bool,
        fields: &mut Fields,
    ) -> Self {
        let mut uses: Vec<Use> = Vec::new();
        for (at, column) in plan.columns.iter().enumerate() {
            let used = match column.as_str() {
                "" => Use::Skip,
                "phone" => Use::Phone,
                "name" => Use::Name,
                "language" => Use::Language,
                "tags" => Use::Tags,
                "consent" => Use::Consent,
                other => match other
                    .strip_prefix("field:")
                    .and_then(|key| known.iter().find(|it| it.key == key))
                {
                    Some(field) => Use::Field(field.clone()),
                    None => {
                        fields.add(&format!("/columns/{at}"), "There is no such field. An admin can add it.");
                        Use::Skip
                    }
                },
            };
            if used != Use::Skip && uses.contains(&used) {
                fields.add(&format!("/columns/{at}"), "Another column is this already.");
            }
            uses.push(used);
        }
        if !uses.contains(&Use::Phone) {
            fields.add("/columns", "Say which column has the phone number.");
        }
        let country = plan.country.trim().trim_start_matches('+').to_owned();
        if country.len() > 3 || !country.chars().all(|it| it.is_ascii_digit()) || country.starts_with('0') {
            fields.add("/country", "Give the digits of the country, such as 49.");
        }
        let tag = match plan.tag.trim() {
            "" => String::new(),
            tag => fields.text("/tag", tag, 1, MAX_TAG_CHARS),
        };
        let proof = plan.proof.trim().chars().count();
        if uses.contains(&Use::Consent) && !(1..=MAX_PROOF_CHARS).contains(&proof) {
            fields
                .add("/proof", "Say where these people agreed, such as \"form on our web site, May 2026\".");
        }
        Self { uses, country, tag, simulated }
    }

    /// What a row says; the error names everything that is wrong with it.
    pub(crate) fn person(&self, cells: &[String]) -> Result<Person, String> {
        let mut identity = None;
        let mut changes = Vec::new();
        let mut problems = Vec::new();
        for (used, cell) in self.uses.iter().zip(cells) {
            let cell = cell.trim();
            if cell.contains('\0') {
                problems.push("It has a character that texts cannot have.".to_owned());
            } else if *used == Use::Phone {
                match self.identity(cell) {
                    Ok(found) => identity = Some(found),
                    Err(problem) => problems.push(problem),
                }
            } else if !cell.is_empty() {
                read(used, cell, &mut changes, &mut problems);
            }
        }
        if !self.tag.is_empty() {
            changes.push(ContactChange::AddTag { tag: self.tag.clone() });
        }
        match identity {
            Some(identity) if problems.is_empty() => Ok(Person { identity, changes }),
            None if problems.is_empty() => {
                Err("The row ends before the column with the phone number.".to_owned())
            }
            _ => Err(problems.join(" ")),
        }
    }

    fn identity(&self, cell: &str) -> Result<String, String> {
        if cell.is_empty() {
            return Err("There is no phone number.".to_owned());
        }
        if self.simulated {
            return match cell.chars().count() {
                1..=64 => Ok(cell.to_owned()),
                _ => Err("A simulated phone has 64 characters at most.".to_owned()),
            };
        }
        if cell.chars().any(|it| !it.is_ascii_digit() && !"+-().\u{a0} /'".contains(it)) {
            return Err(format!("\"{}\" is no phone number.", values::shown(cell)));
        }
        let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
        let international = cell.trim_start_matches(['\'', ' ', '(']).starts_with('+');
        let whole = if international {
            digits
        } else if let Some(rest) = digits.strip_prefix("00") {
            rest.to_owned()
        } else if let Some(rest) = digits.strip_prefix('0') {
            if self.country.is_empty() {
                return Err(format!(
                    "\"{}\" has no country: say which one such numbers are of.",
                    values::shown(cell)
                ));
            }
            format!("{}{rest}", self.country)
        } else {
            digits
        };
        // E.164 has 15 digits at most; the shortest numbers that are in use have 7 with their country.
        if (7..=15).contains(&whole.len()) && !whole.starts_with('0') {
            Ok(whole)
        } else {
            Err(format!("\"{}\" is no whole phone number.", values::shown(cell)))
        }
    }
}

fn read(used: &Use, cell: &str, changes: &mut Vec<ContactChange>, problems: &mut Vec<String>) {
    let too_long = |most: usize| cell.chars().count() > most;
    match used {
        Use::Skip | Use::Phone => {}
        Use::Name if too_long(MAX_NAME_CHARS) => {
            problems.push(format!("The name has more than {MAX_NAME_CHARS} characters."));
        }
        Use::Name => changes
            .push(ContactChange::SetName { name: cell.split_whitespace().collect::<Vec<_>>().join(" ") }),
        Use::Language if too_long(35) || cell.chars().any(|it| !it.is_ascii_alphanumeric() && it != '-') => {
            problems.push(format!("\"{}\" is no language such as \"de\".", values::shown(cell)));
        }
        Use::Language => changes.push(ContactChange::SetLanguage { language: cell.to_owned() }),
        Use::Tags => {
            let tags: Vec<&str> =
                cell.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty()).collect();
            if tags.len() > MAX_TAGS || tags.iter().any(|tag| tag.chars().count() > MAX_TAG_CHARS) {
                problems.push(format!("{MAX_TAGS} tags of {MAX_TAG_CHARS} characters at most."));
            } else {
                changes.extend(tags.into_iter().map(|tag| ContactChange::AddTag { tag: tag.to_owned() }));
            }
        }
        Use::Consent => match values::yes_no(cell) {
            Some(true) => changes.push(ContactChange::OptIn),
            Some(false) => changes.push(ContactChange::OptOut),
            None => problems.push(format!("Consent: \"{}\" is neither yes nor no.", values::shown(cell))),
        },
        Use::Field(field) => match values::of_text(field, cell) {
            Ok(value) => changes.push(ContactChange::SetField { key: field.key.clone(), value }),
            Err(problem) => problems.push(problem),
        },
    }
}

/// What columns with these names probably are.
pub(crate) fn guess(headers: &[String], known: &[ContactFieldRow]) -> Vec<String> {
    const PHONE: &[&str] = &[
        "phone",
        "phone number",
        "phonenumber",
        "mobile",
        "mobile number",
        "mobile phone",
        "cell",
        "whatsapp",
        "whatsapp number",
        "tel",
        "telephone",
        "telefon",
        "telefonnummer",
        "handy",
        "handynummer",
        "mobil",
        "msisdn",
        "number",
        "nummer",
        "telefono",
        "teléfono",
        "telefone",
        "celular",
        "téléphone",
        "portable",
    ];
    const NAME: &[&str] =
        &["name", "full name", "fullname", "contact", "contact name", "kontakt", "nombre", "nome", "nom"];
    const LANGUAGE: &[&str] = &["language", "lang", "locale", "sprache", "idioma", "langue"];
    const TAGS: &[&str] = &["tags", "tag", "labels", "label", "groups", "gruppen"];
    const CONSENT: &[&str] =
        &["consent", "opt in", "optin", "opted in", "subscribed", "newsletter", "einwilligung", "zustimmung"];
    let mut taken: Vec<String> = Vec::new();
    headers
        .iter()
        .map(|header| {
            let plain = header.trim().to_lowercase().replace(['_', '-', '.'], " ");
            let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
            let lists = [
                (PHONE, "phone"),
                (NAME, "name"),
                (LANGUAGE, "language"),
                (TAGS, "tags"),
                (CONSENT, "consent"),
            ];
            let field = known.iter().find(|field| {
                field.label.to_lowercase() == header.trim().to_lowercase()
                    || field.key.replace('_', " ") == plain
            });
            let meant = match field {
                Some(field) => format!("field:{}", field.key),
                None => {
                    let list = lists.iter().find(|(words, _)| words.contains(&plain.as_str()));
                    list.map(|(_, meant)| (*meant).to_owned()).unwrap_or_default()
                }
            };
            if taken.contains(&meant) {
                return String::new();
            }
            taken.push(meant.clone());
            meant
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use admin_types::FieldKind;
    use serde_json::json;

    use super::*;

    fn field(key: &str, label: &str, kind: FieldKind) -> ContactFieldRow {
        ContactFieldRow {
            key: key.into(),
            label: label.into(),
            kind: kind.as_str().into(),
            choices: Vec::new(),
            personal: false,
            created_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    fn columns(columns: &[&str], country: &str) -> Columns {
        let known = [field("age", "Age", FieldKind::Number)];
        let plan = ImportPlan {
            columns: texts(columns),
            country: country.into(),
            tag: "fair".into(),
            proof: "form".into(),
        };
        let mut fields = Fields::default();
        let columns = Columns::read(&plan, &known, false, &mut fields);
        fields.finish().unwrap();
        columns
    }

    #[test]
    fn columns_are_guessed_by_their_names() {
        let known = [field("age", "Age in years", FieldKind::Number)];
        let headers = texts(&["Full Name", "Mobile-Number", "AGE IN YEARS", "phone", "Opt_In", "what"]);
        assert_eq!(guess(&headers, &known), ["name", "phone", "field:age", "", "consent", ""]);
    }

    #[test]
    fn phone_numbers_become_whole() {
        let columns = columns(&["phone"], "49");
        let read = |cell: &str| columns.person(&texts(&[cell])).ok().map(|person| person.identity);
        for cell in
            ["+49 170 1234567", "0049 (170) 1234-567", "0170/1234567", "491701234567", "'+491701234567"]
        {
            assert_eq!(read(cell).as_deref(), Some("491701234567"), "{cell}");
        }
        for cell in ["", "12", "call me", "+49 170 12345678901234", "=1+1", "4.91701E+11"] {
            assert_eq!(read(cell), None, "{cell}");
        }
        let abroad = super::tests::columns(&["phone"], "");
        assert!(abroad.person(&texts(&["0170 1234567"])).unwrap_err().contains("no country"));
    }

    #[test]
    fn a_row_says_everything_that_is_wrong_with_it() {
        let columns = columns(&["phone", "name", "field:age", "consent", "tags"], "");
        let good = columns.person(&texts(&["+491701234567", " Ada  L ", "41", "yes", "a, b"])).unwrap();
        assert_eq!(good.changes.len(), 6);
        assert!(good.changes.contains(&ContactChange::SetField { key: "age".into(), value: json!(41) }));
        assert!(good.changes.contains(&ContactChange::SetName { name: "Ada L".into() }));
        let bad = columns.person(&texts(&["nobody", "Ada", "old", "maybe", ""])).unwrap_err();
        for part in ["nobody", "old", "maybe"] {
            assert!(bad.contains(part), "{bad}");
        }
        assert!(columns.person(&[]).is_err());
    }

    #[test]
    fn a_plan_needs_a_phone_and_names_each_thing_once() {
        for (columns, country, wrong) in [
            (&["name"][..], "", 1),
            (&["phone", "phone"], "", 1),
            (&["phone", "field:x"], "", 1),
            (&["phone"], "x", 1),
        ] {
            let plan =
                ImportPlan { columns: texts(columns), country: country.into(), ..ImportPlan::default() };
            let mut fields = Fields::default();
            Columns::read(&plan, &[], false, &mut fields);
            assert_eq!(fields.finish().unwrap_err().problem().errors.len(), wrong, "{columns:?}");
        }
    }
}
