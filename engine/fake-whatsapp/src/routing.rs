//! Stanzas from one device to others: messages, receipts, typing.

use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::sync::mpsc::UnboundedSender;
use whatsapp_rust::{
    Jid,
    wacore_binary::{Node, NodeContent, builder::NodeBuilder},
};

use crate::{
    accounts::{DeviceId, SERVER, State},
    connection::Out,
    server::FakeWhatsapp,
};

pub(crate) fn attr(node: &Node, name: &str) -> String {
    node.attrs.get(name).map(ToString::to_string).unwrap_or_default()
}

pub(crate) fn bytes_of(node: &Node, tag: &str) -> Vec<u8> {
    match node.get_optional_child(tag).and_then(|child| child.content.as_ref()) {
        Some(NodeContent::Bytes(bytes)) => bytes.to_vec(),
        _ => Vec::new(),
    }
}

fn address(device: &DeviceId) -> Result<Jid> {
    Ok(format!("{}:{}@{SERVER}", device.0, device.1).parse()?)
}

impl FakeWhatsapp {
    /// Takes what a client sent.
    pub(crate) fn on_node(
        self: &Arc<Self>,
        out: &UnboundedSender<Out>,
        who: Option<&DeviceId>,
        node: &Node,
    ) -> Result<()> {
        match &*node.tag {
            "iq" => self.on_question(out, who, node),
            "message" => self.on_message(out, who.context("not logged in")?, node),
            "receipt" => self.on_receipt(out, who.context("not logged in")?, node),
            "chatstate" => {
                let who = who.context("not logged in")?;
                let to: Jid = attr(node, "to").parse()?;
                let typing = NodeBuilder::new("chatstate").attr("from", address(who)?);
                let typing = typing.apply_content(node.content.clone()).build();
                let state = self.lock();
                let phone = state.phone_of(&to);
                for device in state.devices_of(&phone) {
                    // Typing is worth nothing later.
                    if let Some(online) =
                        state.devices.get(&(phone.clone(), device)).and_then(|it| it.online.clone())
                    {
                        online.send(typing.clone().into()).ok();
                    }
                }
                drop(state);
                Ok(())
            }
            "ack" => {
                if let Some(who) = who {
                    self.acknowledged(who, &attr(node, "id"));
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A device has a message for good; until then it is kept, and comes again with the next connection.
    fn acknowledged(&self, who: &DeviceId, id: &str) {
        if let Some(device) = self.lock().devices.get_mut(who) {
            device.queue.retain(|node| attr(node, "id") != id);
        }
    }

    fn on_receipt(&self, out: &UnboundedSender<Out>, who: &DeviceId, node: &Node) -> Result<()> {
        let (id, to) = (attr(node, "id"), attr(node, "to"));
        let ack = NodeBuilder::new("ack")
            .attr("class", "receipt")
            .attr("id", id.as_str())
            .attr("from", to.as_str());
        out.send(ack.build().into()).ok();
        let kind = attr(node, "type");
        if kind != "read" && kind != "played" {
            self.acknowledged(who, &id);
        }
        let to: Jid = to.parse()?;
        let mut receipt = NodeBuilder::new("receipt")
            .attr("from", address(who)?)
            .attr("id", id)
            .attr("t", self.now().to_string());
        if !kind.is_empty() {
            receipt = receipt.attr("type", kind);
        }
        let receipt = receipt.apply_content(node.content.clone()).build();
        let mut state = self.lock();
        let phone = state.phone_of(&to);
        for device in state.devices_of(&phone) {
            deliver(&mut state, &(phone.clone(), device), receipt.clone());
        }
        drop(state);
        Ok(())
    }

    fn on_message(&self, out: &UnboundedSender<Out>, who: &DeviceId, node: &Node) -> Result<()> {
        let (id, kind) = (attr(node, "id"), attr(node, "type"));
        let to: Jid = attr(node, "to").parse()?;
        let mut state = self.lock();
        let faults = state.faults.clone();
        let ack =
            NodeBuilder::new("ack").attr("class", "message").attr("id", id.as_str()).attr("from", to.clone());
        if let Some(code) = faults.refuse_messages {
            out.send(ack.attr("error", code).build().into()).ok();
            return Ok(());
        }
        let phone = state.phone_of(&to);
        let is_peer = attr(node, "category") == "peer";
        if !is_peer {
            state.taken.push((who.clone(), phone.clone(), id.clone()));
        }
        let name = state.accounts.get(&who.0).map(|account| account.name.clone()).unwrap_or_default();
        let identity = node.get_optional_child("device-identity").cloned();
        let participants = node.get_optional_child("participants").filter(|_| !is_peer);
        let wanted =
            participants.map(|all| all.get_children_by_tag("to").collect::<Vec<_>>()).unwrap_or_default();
        let lost = faults.drop_from.as_ref() == Some(&who.0);
        for one in wanted.into_iter().filter(|_| !lost) {
            let device: Jid = attr(one, "jid").parse()?;
            let user = state.phone_of(&device);
            let mut message = NodeBuilder::new("message")
                .attr("from", address(who)?)
                .attr("id", id.as_str())
                .attr("t", self.now().to_string())
                .attr("notify", name.as_str())
                .attr("type", kind.as_str());
            if user == who.0 {
                message = message.attr("recipient", to.clone());
            } else if user == phone {
                let lid = state.accounts.get(&who.0).map(|account| account.lid.clone()).unwrap_or_default();
                let lid: Jid = format!("{lid}:{}@lid", who.1).parse()?;
                message = message.attr("sender_lid", lid);
            } else {
                continue;
            }
            let mut children: Vec<Node> = one.children().map(<[Node]>::to_vec).unwrap_or_default();
            children.extend(identity.clone());
            let message = message.children(children).build();
            let target = (user, device.device);
            if faults.duplicates {
                deliver(&mut state, &target, message.clone());
            }
            deliver(&mut state, &target, message);
        }
        drop(state);
        if !faults.no_acks {
            out.send(ack.attr("t", self.now().to_string()).build().into()).ok();
        }
        Ok(())
    }
}

/// Hands a device something, now or when it asks. Messages are kept until it has them for good.
pub(crate) fn deliver(state: &mut State, device: &DeviceId, node: Node) {
    let Some(known) = state.devices.get_mut(device) else { return };
    let sent = match &known.online {
        Some(online) if known.active => online.send(node.clone().into()).is_ok(),
        _ => false,
    };
    if !sent || node.tag == "message" {
        known.queue.push_back(node);
    }
}
