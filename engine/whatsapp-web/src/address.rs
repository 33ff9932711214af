//! Addresses of the protocol: `user[:device]@server`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Which directory an address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Server {
    /// A person, by phone number.
    Phone,
    /// A person, by the id that hides the phone number (LID).
    Lid,
    /// A group.
    Group,
    /// Status updates and broadcast lists; never a conversation.
    Broadcast,
    /// A newsletter; never a conversation.
    Newsletter,
}

impl Server {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Phone, "s.whatsapp.net"),
        (Self::Lid, "lid"),
        (Self::Group, "g.us"),
        (Self::Broadcast, "broadcast"),
        (Self::Newsletter, "newsletter"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(server, _)| *server == self).map_or("", |(_, name)| name)
    }
}

/// An address without its device: one person has one, whatever they write from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    user: String,
    server: Server,
}

/// Why a text is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// No `@`, or nothing before it.
    #[error("an address has the form user@server")]
    Form,
    /// The part behind the `@` is unknown.
    #[error("the server '{0}' is not known")]
    Server(String),
    /// The part before the `@` has other letters than the protocol uses.
    #[error("the user part holds letters that no address has")]
    User,
}

impl Address {
    /// The directory.
    #[must_use]
    pub fn server(&self) -> Server {
        self.server
    }

    /// Whether a bot may have a conversation there. Groups are off by default, so they are none here.
    #[must_use]
    pub fn is_person(&self) -> bool {
        matches!(self.server, Server::Phone | Server::Lid)
    }

    /// The contact's alias: its kind (`phone` or `lid`) and value; `None` for what is no person.
    #[must_use]
    pub fn alias(&self) -> Option<(&'static str, &str)> {
        match self.server {
            Server::Phone => Some(("phone", &self.user)),
            Server::Lid => Some(("lid", &self.user)),
            Server::Group | Server::Broadcast | Server::Newsletter => None,
        }
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let (user, server) = text.rsplit_once('@').ok_or(AddressError::Form)?;
        let known = Server::ALL.iter().find(|(_, name)| *name == server);
        // The old server of phones is still seen in exports and quotes.
        let server = match known {
            Some((server, _)) => *server,
            None if server == "c.us" => Server::Phone,
            None => return Err(AddressError::Server(server.to_owned())),
        };
        // `491700000001:12` is device 12, `491700000001_1:12` agent 1 on it.
        let user = user.split([':', '_']).next().unwrap_or_default();
        if user.is_empty() {
            return Err(AddressError::Form);
        }
        let fits = |letter: char| match server {
            Server::Phone | Server::Lid | Server::Newsletter => letter.is_ascii_digit(),
            Server::Group => letter.is_ascii_digit() || letter == '-',
            Server::Broadcast => letter.is_ascii_alphanumeric(),
        };
        if user.len() > 40 || !user.chars().all(fits) {
            return Err(AddressError::User);
        }
        Ok(Self { user: user.to_owned(), server })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}@{}", self.user, self.server.name())
    }
}

impl TryFrom<String> for Address {
    type Error = AddressError;

    fn try_from(text: String) -> Result<Self, AddressError> {
        text.parse()
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_address_from_every_device() {
        for (text, normal, alias) in [
            ("491700000001@s.whatsapp.net", "491700000001@s.whatsapp.net", Some(("phone", "491700000001"))),
            (
                "491700000001:12@s.whatsapp.net",
                "491700000001@s.whatsapp.net",
                Some(("phone", "491700000001")),
            ),
            ("491700000001_1:3@c.us", "491700000001@s.whatsapp.net", Some(("phone", "491700000001"))),
            ("98765432109876@lid", "98765432109876@lid", Some(("lid", "98765432109876"))),
            ("120363000000000000-1@g.us", "120363000000000000-1@g.us", None),
            ("status@broadcast", "status@broadcast", None),
            ("120363999@newsletter", "120363999@newsletter", None),
        ] {
            let address: Address = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(address.to_string(), normal);
            assert_eq!(address.alias(), alias, "{text}");
            assert_eq!(address.is_person(), alias.is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for (text, error) in [
            ("", AddressError::Form),
            ("@lid", AddressError::Form),
            ("491700000001", AddressError::Form),
            ("1@example.com", AddressError::Server("example.com".into())),
            ("1; DROP@lid", AddressError::User),
        ] {
            assert_eq!(text.parse::<Address>(), Err(error), "{text}");
        }
    }
}
