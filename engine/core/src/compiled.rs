//! A flow with its indexes, made once per version and shared by all its conversations.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasherDefault,
};

use flows_schema::{Flow, Node, NodeKind, TriggerKind};
use serde_json::Value;

use crate::{
    template::{Mixer, Texts},
    trigger::Interrupting,
};

/// Things by the ids that the flow's author gave.
type Ids<T> = HashMap<String, T, BuildHasherDefault<Mixer>>;

/// A flow ready to run, with the flows of its library.
#[derive(Debug, Clone)]
pub struct CompiledFlow {
    flow: Flow,
    nodes: Ids<usize>,
    /// Language, then node id: the node with its texts in that language.
    translated: BTreeMap<String, Ids<NodeKind>>,
    /// Per trigger, in the document's order: the trigger with its words in other languages.
    trigger_words: Vec<Vec<TriggerKind>>,
    library: BTreeMap<String, CompiledFlow>,
    texts: Texts,
    interrupting: Interrupting,
}

impl CompiledFlow {
    /// Indexes a flow. Any flow can be compiled; its mistakes show as events when they are reached.
    #[must_use]
    pub fn new(mut flow: Flow) -> Self {
        // A library is one level deep: all references are looked up in the outermost flow.
        let library = std::mem::take(&mut flow.library);
        let library = library.into_iter().map(|(name, flow)| (name, Self::alone(flow))).collect();
        Self { library, ..Self::alone(flow) }
    }

    fn alone(flow: Flow) -> Self {
        let nodes = flow.nodes.iter().enumerate().map(|(index, node)| (node.id.clone(), index)).collect();
        let mut translated: BTreeMap<String, Ids<NodeKind>> = BTreeMap::new();
        let mut trigger_words = vec![Vec::new(); flow.triggers.len()];
        for (language, texts) in &flow.translations {
            for (id, texts) in texts {
                if let Some(node) = flow.node(id)
                    && let Ok(kind) =
                        NodeKind::from_parts(node.kind.type_name(), with_texts(node.kind.config(), texts))
                {
                    translated.entry(language.clone()).or_default().insert(id.clone(), kind);
                }
                if let Some(index) = flow.triggers.iter().position(|trigger| trigger.id == *id)
                    && let kind = &flow.triggers[index].kind
                    && let Ok(kind) =
                        TriggerKind::from_parts(kind.type_name(), with_texts(kind.config(), texts))
                {
                    trigger_words[index].push(kind);
                }
            }
        }
        let mut texts = Texts::default();
        let translations = translated.values().flat_map(HashMap::values);
        for kind in flow.nodes.iter().map(|node| &node.kind).chain(translations) {
            texts.add_all(&kind.config());
        }
        let mut interrupting = Interrupting::default();
        for (trigger, others) in flow.triggers.iter().zip(&trigger_words) {
            for kind in std::iter::once(&trigger.kind).chain(others) {
                interrupting.add(kind, trigger.interrupt);
            }
        }
        Self { flow, nodes, translated, trigger_words, library: BTreeMap::new(), texts, interrupting }
    }

    /// What its texts were compiled to.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// What may interrupt a conversation by a message.
    pub(crate) fn interrupting(&self) -> &Interrupting {
        &self.interrupting
    }

    /// Whether any node has texts in another language.
    pub(crate) fn is_translated(&self) -> bool {
        !self.translated.is_empty()
    }

    /// The document.
    #[must_use]
    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    /// The node with this id.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.get(id).and_then(|index| self.flow.nodes.get(*index))
    }

    /// What the node with this id does, with its texts in a language where they are translated.
    #[must_use]
    pub fn kind(&self, id: &str, language: Option<&str>) -> Option<&NodeKind> {
        language
            .and_then(|language| self.translated.get(language)?.get(id))
            .or_else(|| self.node(id).map(|node| &node.kind))
    }

    /// The flow of the library with this name.
    #[must_use]
    pub fn library(&self, name: &str) -> Option<&CompiledFlow> {
        self.library.get(name)
    }

    /// A trigger's kind as written and in every language it is translated to.
    pub(crate) fn trigger_kinds(&self, index: usize) -> impl Iterator<Item = &TriggerKind> {
        let written = self.flow.triggers.get(index).map(|trigger| &trigger.kind);
        written.into_iter().chain(self.trigger_words.get(index).into_iter().flatten())
    }

    /// The flow's language for a contact's. `None` is the language that the flow is written in.
    #[must_use]
    pub fn language<'a>(&'a self, wanted: &str) -> Option<&'a str> {
        let first = self.flow.languages.first().map(String::as_str);
        self.known_language(wanted).filter(|tag| first != Some(tag))
    }

    /// The flow's language that is meant by a tag: the same tag, else one with the same first part.
    #[must_use]
    pub fn known_language<'a>(&'a self, wanted: &str) -> Option<&'a str> {
        let first = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let same = |tag: &&String| tag.eq_ignore_ascii_case(&wanted.replace('_', "-"));
        let languages = &self.flow.languages;
        let found =
            languages.iter().find(same).or_else(|| languages.iter().find(|tag| first(tag) == first(wanted)));
        found.map(String::as_str)
    }
}

/// A config with some of its texts replaced. Paths are JSON pointers without the first slash; one that leads
/// to no text is ignored.
fn with_texts(mut config: Value, texts: &BTreeMap<String, String>) -> Value {
    for (path, text) in texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        if let Some(place @ Value::String(_)) = config.pointer_mut(&format!("/{path}")) {
            *place = Value::String(text.clone());
        }
    }
    config
}
