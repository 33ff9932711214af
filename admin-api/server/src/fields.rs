//! Checks of single fields of a request, collecting every mistake before answering.

use admin_types::FieldError;

use crate::error::ApiError;

/// Characters of a name of anything.
pub(crate) const MAX_NAME_CHARS: usize = 120;

/// Collects the mistakes of a request.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    errors: Vec<FieldError>,
}

impl Fields {
    /// A name that people read: trimmed, 1 to 120 characters, on one line.
    pub(crate) fn name(&mut self, pointer: &str, text: &str) -> String {
        self.text(pointer, text, 1, MAX_NAME_CHARS)
    }

    /// A trimmed text on one line with a number of characters in the given range.
    pub(crate) fn text(&mut self, pointer: &str, text: &str, min: usize, max: usize) -> String {
        let text = text.trim();
        let chars = text.chars().count();
        if chars < min {
            let detail = if min == 1 {
                "Please fill this in.".to_owned()
            } else {
                format!("At least {min} characters, please.")
            };
            self.add(pointer, detail);
        } else if chars > max {
            self.add(pointer, format!("{max} characters at most, please; these are {chars}."));
        } else if text.chars().any(char::is_control) {
            // A line break in a name could forge a line of a log or a header.
            self.add(pointer, "Line breaks and control characters are not possible here.");
        }
        text.to_owned()
    }

    /// A trimmed text of several lines with at most so many characters.
    pub(crate) fn long_text(&mut self, pointer: &str, text: &str, max: usize) -> String {
        let text = text.trim();
        let chars = text.chars().count();
        if chars > max {
            self.add(pointer, format!("{max} characters at most, please; these are {chars}."));
        }
        text.to_owned()
    }

    /// An e-mail address in lower case. Only its form is looked at; whether mail arrives there is
    /// another question.
    pub(crate) fn email(&mut self, pointer: &str, text: &str) -> String {
        let email = text.trim().to_lowercase();
        let parts = email.rsplit_once('@');
        let valid = email.chars().count() <= 254
            && !email.chars().any(|it| it.is_whitespace() || it.is_control() || "<>(),;:\"\\[]".contains(it))
            && parts.is_some_and(|(local, domain)| {
                !local.is_empty()
                    && local.len() <= 64
                    && !local.contains('@')
                    && !domain.is_empty()
                    && !domain.starts_with(['.', '-'])
                    && !domain.ends_with(['.', '-'])
                    && !domain.contains("..")
            });
        if !valid {
            self.add(pointer, "This is not an e-mail address.");
        }
        email
    }

    /// Adds a mistake.
    pub(crate) fn add(&mut self, pointer: &str, detail: impl Into<String>) {
        self.errors.push(FieldError::new(pointer, detail));
    }

    /// The list of mistakes, for checks that live elsewhere.
    pub(crate) fn errors(&mut self) -> &mut Vec<FieldError> {
        &mut self.errors
    }

    /// Ends the checks.
    pub(crate) fn finish(self) -> Result<(), ApiError> {
        if self.errors.is_empty() { Ok(()) } else { Err(ApiError::invalid(self.errors)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        let check = |text: &str| {
            let mut fields = Fields::default();
            let email = fields.email("/email", text);
            fields.finish().is_ok().then_some(email)
        };
        assert_eq!(check(" Ann@Example.com "), Some("ann@example.com".into()));
        assert_eq!(check("root@localhost"), Some("root@localhost".into()));
        for wrong in ["", "ann", "@x", "ann@", "a b@x.org", "a@b@c", "a@x..org", "a@.org", "a@x\r\nBcc:y"] {
            assert_eq!(check(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_mistake_is_collected() {
        let mut fields = Fields::default();
        fields.name("/name", "  ");
        fields.name("/other", "a\nb");
        fields.long_text("/note", &"x".repeat(11), 10);
        let error = fields.finish().unwrap_err();
        assert_eq!(error.problem().errors.len(), 3);
    }
}
