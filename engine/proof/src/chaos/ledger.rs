//! What contacts sent, what they got back, and whether it fits.

use std::{
    collections::HashSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

const FIRST_PHONE: usize = 4_917_000_000_000;

/// A contact's side of the story.
#[derive(Debug, Default)]
struct Contact {
    /// Messages that were acknowledged: 0 up to this.
    acknowledged: usize,
    /// Numbers of the messages that were answered, by the first arrival of each answer.
    answered: Vec<usize>,
    known: HashSet<usize>,
    /// The ids under which each message was answered.
    ids: std::collections::HashMap<usize, HashSet<String>>,
    wrong: usize,
    duplicates: usize,
}

/// All contacts.
pub(super) struct Ledger {
    contacts: Vec<Mutex<Contact>>,
    /// Messages of each contact.
    pub(super) each: usize,
}

/// What came out.
pub(super) struct Report {
    pub(super) acknowledged: usize,
    pub(super) lost: usize,
    pub(super) out_of_order: usize,
    pub(super) wrong_state: usize,
    pub(super) ids_per_reply: usize,
    pub(super) duplicates: usize,
}

impl Ledger {
    pub(super) fn new(contacts: usize, each: usize) -> Self {
        Self { contacts: (0..contacts).map(|_| Mutex::default()).collect(), each: each.max(2) }
    }

    pub(super) fn len(&self) -> usize {
        self.contacts.len()
    }

    /// Messages in all.
    pub(super) fn total(&self) -> usize {
        self.contacts.len() * self.each
    }

    pub(super) fn phone(contact: usize) -> String {
        (FIRST_PHONE + contact).to_string()
    }

    fn contact(&self, index: usize) -> MutexGuard<'_, Contact> {
        self.contacts[index].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A message was acknowledged.
    pub(super) fn acknowledge(&self, contact: usize) {
        self.contact(contact).acknowledged += 1;
    }

    pub(super) fn acknowledged(&self) -> usize {
        (0..self.len()).map(|index| self.contact(index).acknowledged).sum()
    }

    /// The Graph API accepted a text for a contact. The n-th message reads `wN`, its answer `N wN`.
    pub(super) fn accept(&self, phone: &str, text: &str, id: &str) {
        let index = phone.parse::<usize>().ok().and_then(|phone| phone.checked_sub(FIRST_PHONE));
        let Some(index) = index.filter(|index| *index < self.len()) else { return };
        let Some((count, word)) = text.split_once(' ') else { return };
        let mut contact = self.contact(index);
        let number =
            if word == "hello" { Some(0) } else { word.strip_prefix('w').and_then(|n| n.parse().ok()) };
        let Some(number): Option<usize> = number else {
            contact.wrong += 1;
            return;
        };
        if count.parse() != Ok(number) {
            contact.wrong += 1;
        }
        if contact.known.insert(number) {
            contact.answered.push(number);
        } else {
            contact.duplicates += 1;
        }
        contact.ids.entry(number).or_default().insert(id.to_owned());
    }

    /// Acknowledged messages that have no answer yet.
    pub(super) fn unanswered(&self) -> usize {
        (0..self.len())
            .map(|index| {
                let contact = self.contact(index);
                (0..contact.acknowledged).filter(|number| !contact.known.contains(number)).count()
            })
            .sum()
    }

    pub(super) fn report(&self) -> Report {
        let contacts = || (0..self.len()).map(|index| self.contact(index));
        let ids = |contact: &Contact| contact.ids.values().map(HashSet::len).max().unwrap_or_default();
        Report {
            acknowledged: self.acknowledged(),
            lost: self.unanswered(),
            out_of_order: contacts().filter(|contact| !contact.answered.is_sorted()).count(),
            wrong_state: contacts().map(|contact| contact.wrong).sum(),
            ids_per_reply: contacts().map(|contact| ids(&contact)).max().unwrap_or_default(),
            duplicates: contacts().map(|contact| contact.duplicates).sum(),
        }
    }
}
