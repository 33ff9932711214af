//! What Meta takes as a template, by
//! <https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components>.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::templates::is;

/// Why a template is refused: Meta's finer code, and words.
pub(crate) type Refusal = (i64, String);

/// The marks `{{1}}` or `{{name}}` of a text, in order, each once.
pub(crate) fn marks(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    text.split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(mark, _)| mark.trim().to_owned())
        .filter(|mark| seen.insert(mark.clone()))
        .collect()
}

/// Judges the body of a request that makes or changes a template.
pub(crate) fn judge(body: &Value, named: bool) -> Result<(), Refusal> {
    let parts = body["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |kind: &str| parts.iter().find(|part| is(part, kind));
    let text = |part: &Value| part["text"].as_str().unwrap_or_default().to_owned();
    let Some(body) = of("BODY") else { return Err((2_388_052, "A BODY is required.".to_owned())) };
    let words = text(body);
    within("body", &words, 1_024)?;
    if words.trim_start().starts_with("{{") || words.trim_end().ends_with("}}") {
        return Err((2_388_299, "Variables can't be at the start or end of the template.".to_owned()));
    }
    variables(&words, named, &body["example"], "body_text")?;
    if let Some(header) = of("HEADER") {
        if header["format"] == "TEXT" {
            let words = text(header);
            within("header", &words, 60)?;
            if marks(&words).len() > 1 {
                return Err((2_388_047, "The header can have one variable.".to_owned()));
            }
            variables(&words, named, &header["example"], "header_text")?;
        } else if !["IMAGE", "VIDEO", "DOCUMENT", "LOCATION"].iter().any(|it| header["format"] == *it) {
            return Err((2_388_047, "The header's format is not known.".to_owned()));
        } else if header["format"] != "LOCATION" && !header["example"]["header_handle"][0].is_string() {
            return Err((2_388_273, "A header with media needs an example.".to_owned()));
        }
    }
    if let Some(footer) = of("FOOTER") {
        within("footer", &text(footer), 60)?;
        if !marks(&text(footer)).is_empty() {
            return Err((2_388_047, "The footer can't have variables.".to_owned()));
        }
    }
    let buttons = of("BUTTONS").and_then(|part| part["buttons"].as_array()).cloned().unwrap_or_default();
    if buttons.len() > 10 {
        return Err((2_388_048, "10 buttons are allowed.".to_owned()));
    }
    let most = |kind: &str, most: usize| buttons.iter().filter(|button| is(button, kind)).count() <= most;
    if !most("URL", 2) || !most("PHONE_NUMBER", 1) || !most("COPY_CODE", 1) {
        return Err((2_388_048, "There are too many buttons of a kind.".to_owned()));
    }
    // Answers stand together, before or after everything else.
    let quick: Vec<bool> = buttons.iter().map(|button| is(button, "QUICK_REPLY")).collect();
    if quick.windows(2).filter(|pair| pair[0] != pair[1]).count() > 1 {
        return Err((2_388_048, "Quick replies must stand together.".to_owned()));
    }
    buttons.iter().filter(|button| !is(button, "COPY_CODE")).try_for_each(|button| {
        within("button", &text(button), 25)?;
        let url = button["url"].as_str().unwrap_or_default();
        match is(button, "URL") && url.contains("{{") && !button["example"][0].is_string() {
            true => Err((2_388_043, "The button's address needs an example.".to_owned())),
            false => Ok(()),
        }
    })
}

fn within(what: &str, text: &str, most: usize) -> Result<(), Refusal> {
    match text.chars().count() {
        length if length == 0 || length > most => {
            Err((2_388_040, format!("The {what} must have 1 to {most} characters; it has {length}.")))
        }
        _ => Ok(()),
    }
}

fn variables(text: &str, named: bool, example: &Value, key: &str) -> Result<(), Refusal> {
    let marks = marks(text);
    if marks.is_empty() {
        return Ok(());
    }
    let small = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let right = match named {
        true => marks
            .iter()
            .all(|mark| mark.starts_with(|it: char| it.is_ascii_lowercase()) && mark.chars().all(small)),
        false => marks.iter().enumerate().all(|(index, mark)| *mark == (index + 1).to_string()),
    };
    if !right {
        return Err((2_388_023, "Variables must be {{1}}, {{2}}… or named in lower case.".to_owned()));
    }
    if text.contains("}}{{") {
        return Err((2_388_023, "Variables can't stand next to each other.".to_owned()));
    }
    let given = match named {
        true => example[format!("{key}_named_params")].as_array().map_or(0, |list| {
            list.iter().filter(|it| marks.iter().any(|mark| it["param_name"] == mark.as_str())).count()
        }),
        // Bodies have a list of lists: one per set of examples.
        false => match &example[key][0] {
            Value::Array(set) => set.len(),
            Value::String(_) => 1,
            _ => 0,
        },
    };
    match given == marks.len() {
        true => Ok(()),
        false => Err((2_388_043, format!("{given} examples for {} variables.", marks.len()))),
    }
}

/// The kind of a component's parameters that a message must bring, as (part, marks): what a sender fills in.
pub(crate) fn wanted(components: &Value, kind: &str) -> Vec<String> {
    let parts = components.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = parts.iter().find(|part| is(part, kind)).and_then(|part| part["text"].as_str());
    marks(text.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn body(text: &str, examples: &[&str]) -> Value {
        json!({"components": [{"type": "BODY", "text": text, "example": {"body_text": [examples]}}]})
    }

    #[test]
    fn what_meta_takes_is_taken_and_nothing_else() {
        assert_eq!(judge(&body("Hi {{1}}, it is {{2}}.", &["Ada", "here"]), false), Ok(()));
        assert_eq!(judge(&body("Hello", &[]), false), Ok(()));
        let refused = |body: &Value| judge(body, false).map_err(|(code, _)| code);
        assert_eq!(refused(&body("{{1}} is here", &["It"])), Err(2_388_299));
        assert_eq!(refused(&body("Here is {{1}}", &["It"])), Err(2_388_299));
        assert_eq!(refused(&body("Hi {{1}}!", &[])), Err(2_388_043));
        assert_eq!(refused(&body("Hi {{2}}!", &["Ada"])), Err(2_388_023));
        assert_eq!(refused(&body("Hi {{1}}{{2}}!", &["a", "b"])), Err(2_388_023));
        assert_eq!(refused(&body(&"x".repeat(1_025), &[])), Err(2_388_040));
        assert_eq!(refused(&json!({"components": []})), Err(2_388_052));
        let named = json!({"components": [{"type": "BODY", "text": "Hi {{first_name}}!",
            "example": {"body_text_named_params": [{"param_name": "first_name", "example": "Ada"}]}}]});
        assert_eq!(judge(&named, true), Ok(()));
        assert_eq!(refused(&named), Err(2_388_023));
    }

    #[test]
    fn buttons_stand_together_and_are_few() {
        let with = |buttons: Value| {
            let mut body = body("Hello", &[]);
            body["components"].as_array_mut().unwrap().push(json!({"type": "BUTTONS", "buttons": buttons}));
            judge(&body, false)
        };
        let quick = json!({"type": "QUICK_REPLY", "text": "Yes"});
        let url = json!({"type": "URL", "text": "Open", "url": "https://example.com"});
        assert_eq!(with(json!([quick, quick, url])), Ok(()));
        assert!(with(json!([quick, url, quick])).is_err());
        assert!(with(json!([url, url, url])).is_err());
        assert!(with(json!([{"type": "QUICK_REPLY", "text": "x".repeat(26)}])).is_err());
        assert!(with(json!([{"type": "URL", "text": "Open", "url": "https://example.com/{{1}}"}])).is_err());
    }
}
