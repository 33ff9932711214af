//! A flow with its indexes, made once per version and shared by all its conversations.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasherDefault,
};

use flows_schema::{Flow, Node, NodeKind, Trigger, TriggerKind};
use serde_json::Value;
use smol_str::SmolStr;

use crate::{
    exec::FixedOptions,
    template::{Mixer, Texts},
    trigger::{Interrupting, Key},
};

/// Things by the ids that the flow's author gave.
type Ids<T> = HashMap<String, T, BuildHasherDefault<Mixer>>;

/// A flow ready to run, with the flows of its library.
#[derive(Debug, Clone)]
pub struct CompiledFlow {
    flow: Flow,
    nodes: Ids<Place>,
    /// Language, then node id: the node with its texts in that language.
    translated: BTreeMap<String, Ids<NodeKind>>,
    /// Per trigger, in the document's order: the trigger with its words in other languages.
    trigger_words: Vec<Vec<TriggerKind>>,
    /// Per trigger, as it is written and then in its other languages: what its keywords are compared by.
    trigger_keys: Vec<Vec<Vec<Key>>>,
    library: BTreeMap<String, CompiledFlow>,
    texts: Texts,
    interrupting: Interrupting,
}

/// Where a node is, and what leads on from it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    index: usize,
    /// Port and target.
    next: Box<[(SmolStr, SmolStr)]>,
    /// The options of a choice whose options are always the same.
    options: Option<FixedOptions>,
}

impl Place {
    fn new(index: usize, node: &Node) -> Self {
        let next = node.next.iter().map(|(port, target)| (port.into(), target.into())).collect();
        let options = match &node.kind {
            NodeKind::Choice(choice) => FixedOptions::of(choice),
            _ => None,
        };
        Self { index, next, options }
    }

    /// Where a port leads.
    pub(crate) fn target(&self, port: &str) -> Option<SmolStr> {
        self.next.iter().find(|(known, _)| known == port).map(|(_, target)| target.clone())
    }
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
        let places = flow.nodes.iter().enumerate();
        let nodes = places.map(|(index, node)| (node.id.clone(), Place::new(index, node))).collect();
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
        let keys = |(trigger, others): (&Trigger, &Vec<TriggerKind>)| {
            std::iter::once(&trigger.kind).chain(others).map(Key::all).collect()
        };
        let trigger_keys = flow.triggers.iter().zip(&trigger_words).map(keys).collect();
        let mut interrupting = Interrupting::default();
        for (trigger, others) in flow.triggers.iter().zip(&trigger_words) {
            for kind in std::iter::once(&trigger.kind).chain(others) {
                interrupting.add(kind, trigger.interrupt);
            }
        }
        let library = BTreeMap::new();
        Self { flow, nodes, translated, trigger_words, trigger_keys, library, texts, interrupting }
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
        self.nodes.get(id).and_then(|place| self.flow.nodes.get(place.index))
    }

    /// Where the node with this id is.
    pub(crate) fn place(&self, id: &str) -> Option<&Place> {
        self.nodes.get(id)
    }

    /// What the node of a place does, as it is written.
    pub(crate) fn kind_at(&self, place: &Place) -> Option<&NodeKind> {
        self.flow.nodes.get(place.index).map(|node| &node.kind)
    }

    /// Where a port of a node leads.
    pub(crate) fn target(&self, node: &str, port: &str) -> Option<SmolStr> {
        self.place(node)?.target(port)
    }

    /// The options of a choice, where they are the same in every conversation.
    pub(crate) fn fixed_options(&self, node: &str) -> Option<&FixedOptions> {
        if self.is_translated() { None } else { self.nodes.get(node)?.options.as_ref() }
    }

    /// What the node with this id does, with its texts in a language where they are translated.
    #[must_use]
    pub fn kind(&self, id: &str, language: Option<&str>) -> Option<&NodeKind> {
        language
            .and_then(|language| self.translated.get(language)?.get(id))
            .or_else(|| self.node(id).map(|node| &node.kind))
    }

    /// The flows of the library.
    pub fn libraries(&self) -> impl Iterator<Item = &CompiledFlow> {
        self.library.values()
    }

    /// The flow of the library with this name.
    #[must_use]
    pub fn library(&self, name: &str) -> Option<&CompiledFlow> {
        self.library.get(name)
    }

    /// A trigger's kind as written and in every language it is translated to, with the keys of its keywords.
    pub(crate) fn trigger_kinds(&self, index: usize) -> impl Iterator<Item = (&TriggerKind, &[Key])> {
        let written = self.flow.triggers.get(index).map(|trigger| &trigger.kind);
        let kinds = written.into_iter().chain(self.trigger_words.get(index).into_iter().flatten());
        kinds.zip(self.trigger_keys.get(index).into_iter().flatten().map(Vec::as_slice))
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
