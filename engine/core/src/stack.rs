//! Going into subflows and aside, and coming back.

use std::collections::BTreeMap;

use flows_schema::{NodeKind, Port, nodes::Subflow};
use serde_json::Value;
use smol_str::SmolStr;

use crate::{
    Event, Frame, FrameKind, Wait, WaitKind,
    limits::MAX_STACK,
    run::{Exit, Run},
};

impl Run<'_> {
    /// Enters a flow of the library.
    pub(crate) fn go_in(
        &mut self,
        node: &SmolStr,
        flow: String,
        start: SmolStr,
        variables: BTreeMap<String, Value>,
    ) -> Option<SmolStr> {
        if self.session.stack.len() >= MAX_STACK {
            let text = format!("Subflows are nested more than {MAX_STACK} deep.");
            return self.failed(node, "stack_limit", text);
        }
        let left = std::mem::replace(&mut self.session.variables, variables);
        let kind = FrameKind::Subflow { node: node.clone() };
        let flow = self.move_to(Some(flow));
        self.session.stack.push(Frame { kind, flow, variables: left });
        self.variables_changed();
        Some(start)
    }

    /// Leaves what the conversation waits for, to come back to it. Triggers are the outermost flow's, and so
    /// are the variables that their steps see.
    pub(crate) fn go_aside(&mut self, wait: Wait) -> bool {
        if self.session.stack.len() >= MAX_STACK {
            return false;
        }
        let outermost =
            self.session.stack.iter().find(|frame| matches!(frame.kind, FrameKind::Subflow { .. }));
        let variables =
            outermost.map_or_else(|| self.session.variables.clone(), |frame| frame.variables.clone());
        let left = std::mem::replace(&mut self.session.variables, variables);
        let flow = self.move_to(None);
        self.session.stack.push(Frame { kind: FrameKind::Interrupt { wait }, flow, variables: left });
        self.variables_changed();
        true
    }

    /// Comes back from a subflow or from aside; ends the conversation where there is nothing to come back to.
    pub(crate) fn go_back(&mut self, node: &SmolStr, outcome: String) -> Option<SmolStr> {
        let mut node = node.clone();
        let mut outcome = outcome;
        while let Some(frame) = self.session.stack.pop() {
            self.variables_changed();
            match frame.kind {
                FrameKind::Interrupt { wait } => return self.resume(frame.flow, frame.variables, wait),
                FrameKind::Subflow { node: entered } => {
                    let inner = std::mem::replace(&mut self.session.variables, frame.variables);
                    self.move_to(frame.flow);
                    let Some(NodeKind::Subflow(config)) = self.kind(&entered) else {
                        let text = "The step that entered the subflow does not exist in this version.";
                        return self.failed(&entered, "target_unknown", text.to_owned());
                    };
                    if let Err(Exit::Fail { code, text }) = self.take_outputs(config, &inner) {
                        return self.failed(&entered, code, text);
                    }
                    let port = if config.outcomes.iter().any(|known| known.id == outcome) {
                        outcome.as_str()
                    } else {
                        Port::NEXT
                    };
                    self.left(&entered, port.into());
                    if let Some(target) = self.here().target(&entered, port) {
                        return Some(target);
                    }
                    // The flow that entered ends here too, so it goes back in its turn.
                    node = entered;
                    outcome = String::new();
                }
            }
        }
        self.end(&node, outcome);
        None
    }

    /// Gives a failure to the step that entered the flow, or drops what went aside.
    pub(crate) fn go_up(&mut self, code: &str, text: String) -> Option<SmolStr> {
        let frame = self.session.stack.pop()?;
        self.variables_changed();
        match frame.kind {
            FrameKind::Interrupt { wait } => self.resume(frame.flow, frame.variables, wait),
            FrameKind::Subflow { node } => {
                self.session.variables = frame.variables;
                self.move_to(frame.flow);
                self.failed(&node, code, text)
            }
        }
    }

    /// Goes on with what was waited for: a question is asked again, anything else is waited for again.
    fn resume(
        &mut self,
        flow: Option<String>,
        variables: BTreeMap<String, Value>,
        wait: Wait,
    ) -> Option<SmolStr> {
        let aside = std::mem::replace(&mut self.session.variables, variables);
        // What was remembered aside belongs to the outermost flow, wherever its variables are kept now.
        let outermost =
            self.session.stack.iter_mut().find(|frame| matches!(frame.kind, FrameKind::Subflow { .. }));
        match outermost {
            Some(frame) => frame.variables = aside,
            None => self.session.variables = aside,
        }
        self.move_to(flow);
        self.variables_changed();
        let text = "The conversation went back to what was open.";
        self.events.push(Event::new("interrupt_returned", Some(&wait.node), text));
        if let WaitKind::Answer { state, .. } = wait.kind {
            self.again = Some(state);
            return Some(wait.node);
        }
        let due = wait.due.map(|due| due.max(self.env.now));
        self.wait(&wait.node, wait.kind, due);
        None
    }

    fn take_outputs(&mut self, config: &Subflow, inner: &BTreeMap<String, Value>) -> Result<(), Exit> {
        let flow = self.root.library(&config.flow);
        for passed in &config.outputs {
            let given = flow.and_then(|flow| flow.flow().variable(&passed.value));
            if given.is_some_and(|variable| variable.output) {
                let value = inner.get(&passed.value).cloned().unwrap_or_default();
                self.write(&passed.key, value)?;
            }
        }
        Ok(())
    }
}
