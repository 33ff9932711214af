//! What clients ask.

use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::sync::mpsc::UnboundedSender;
use whatsapp_rust::{
    Jid,
    buffa::Message as _,
    wacore_binary::{Node, builder::NodeBuilder},
    waproto::whatsapp as wa,
};

use crate::{
    accounts::{DeviceId, Keys, SERVER},
    connection::Out,
    routing::{attr, bytes_of},
    server::{FakeWhatsapp, stream_error},
};

fn question<'a>(node: &'a Node, tag: &str) -> Result<&'a Node> {
    node.get_optional_child(tag).with_context(|| format!("<{tag}> is missing"))
}

fn children(node: Option<&Node>) -> &[Node] {
    node.and_then(Node::children).unwrap_or_default()
}

impl FakeWhatsapp {
    pub(crate) fn on_question(
        self: &Arc<Self>,
        out: &UnboundedSender<Out>,
        who: Option<&DeviceId>,
        node: &Node,
    ) -> Result<()> {
        let (kind, xmlns, id) = (attr(node, "type"), attr(node, "xmlns"), attr(node, "id"));
        let child =
            node.children().and_then(<[Node]>::first).map(|child| child.tag.to_string()).unwrap_or_default();
        if kind == "result" || kind == "error" {
            if child == "pair-device-sign" {
                // The device verified the phone; it comes again under its new identity.
                out.send(stream_error("515", None).into()).ok();
                out.send(Out::Close).ok();
            }
            return Ok(());
        }
        let reply = |kind: &str| {
            NodeBuilder::new("iq").attr("from", SERVER).attr("id", id.as_str()).attr("type", kind)
        };
        let done = || reply("result").build();
        let with = |child: Node| reply("result").children([child]).build();
        let refusal = |code: &str, text: &str| {
            reply("error")
                .children([NodeBuilder::new("error").attr("code", code).attr("text", text).build()])
                .build()
        };
        let answer = match (xmlns.as_str(), child.as_str()) {
            ("encrypt", "registration") => {
                self.keep_keys(who.context("not logged in")?, node);
                done()
            }
            ("encrypt", "key") => with(self.give_keys(question(node, "key")?)?),
            ("encrypt", "count") => with(NodeBuilder::new("count").attr("value", "800").build()),
            ("encrypt", "rotate") => done(),
            // No digest of the keys is kept, so the client uploads them anew, as after a loss at WhatsApp.
            ("encrypt", "digest") => refusal("404", "item-not-found"),
            ("usync", _) => with(self.tell_of_users(question(node, "usync")?)?),
            ("w:sync:app:state", _) => with(app_state(question(node, "sync")?)),
            ("w:m", "media_conn") => with(media_connection()),
            ("md", "link_code_companion_reg") => match attr(question(node, &child)?, "stage").as_str() {
                "companion_hello" if self.lock().faults.refuse_codes => refusal("403", "forbidden"),
                "companion_hello" => match self.begin_typed(out, node) {
                    Some(begun) => with(begun),
                    None => refusal("400", "bad-request"),
                },
                _ => match self.finish_typed(node) {
                    Ok(()) => done(),
                    Err(error) => {
                        tracing::debug!(%error, "a typed code came to nothing");
                        refusal("400", "bad-request")
                    }
                },
            },
            ("passive", "active") => {
                out.send(done().into()).ok();
                self.empty_queue(out, who.context("not logged in")?);
                return Ok(());
            }
            ("md", "remove-companion-device") => {
                self.leave(who.context("not logged in")?);
                done()
            }
            ("w:p" | "passive" | "urn:xmpp:whatsapp:dirty" | "urn:xmpp:ping", _) => done(),
            ("blocklist", _) => with(NodeBuilder::new("list").build()),
            ("privacy", _) => with(NodeBuilder::new("privacy").build()),
            ("abt", _) => with(
                NodeBuilder::new("props")
                    .attr("protocol", "1")
                    .attr("ab_key", "x")
                    .attr("hash", "h")
                    .attr("refresh", "86400")
                    .attr("refresh_id", "1")
                    .build(),
            ),
            _ => {
                self.lock().unknown.push(format!("{xmlns} {child}"));
                refusal("404", "item-not-found")
            }
        };
        out.send(answer.into()).ok();
        Ok(())
    }

    fn keep_keys(&self, who: &DeviceId, node: &Node) {
        let keys = Keys {
            registration: bytes_of(node, "registration"),
            identity: bytes_of(node, "identity"),
            signed: node.get_optional_child("skey").cloned(),
            once: children(node.get_optional_child("list")).iter().cloned().collect(),
        };
        if let Some(device) = self.lock().devices.get_mut(who) {
            device.keys = keys;
        }
    }

    /// Keys of devices; each of those that are good once is given once.
    fn give_keys(&self, asked: &Node) -> Result<Node> {
        let mut users = Vec::new();
        let mut state = self.lock();
        for user in asked.get_children_by_tag("user") {
            let jid: Jid = attr(user, "jid").parse()?;
            let device = (state.phone_of(&jid), jid.device);
            let keys = state.devices.get_mut(&device).map(|device| &mut device.keys);
            let user = NodeBuilder::new("user").attr("jid", jid);
            users.push(match keys {
                Some(Keys { registration, identity, signed: Some(signed), once }) => {
                    let mut parts = vec![
                        NodeBuilder::new("registration").bytes(registration.clone()).build(),
                        NodeBuilder::new("type").bytes(vec![5_u8]).build(),
                        NodeBuilder::new("identity").bytes(identity.clone()).build(),
                        signed.clone(),
                    ];
                    parts.extend(once.pop_front());
                    user.children(parts).build()
                }
                _ => {
                    let error = NodeBuilder::new("error").attr("code", "406").attr("text", "not-acceptable");
                    user.children([error.build()]).build()
                }
            });
        }
        Ok(NodeBuilder::new("list").children(users).build())
    }

    /// Who has which devices and which hidden id.
    fn tell_of_users(&self, asked: &Node) -> Result<Node> {
        let wanted: Vec<String> =
            children(asked.get_optional_child("query")).iter().map(|it| it.tag.to_string()).collect();
        let mut users = Vec::new();
        let state = self.lock();
        for user in children(asked.get_optional_child("list")) {
            let jid: Jid = match attr(user, "jid") {
                jid if !jid.is_empty() => jid.parse()?,
                _ => {
                    let contact = user.get_optional_child("contact").and_then(|it| it.content_as_string());
                    let phone = contact.map(|it| it.trim_start_matches('+').to_owned()).unwrap_or_default();
                    format!("{phone}@{SERVER}").parse()?
                }
            };
            let phone = state.phone_of(&jid);
            let account = state.accounts.get(&phone);
            let mut parts = Vec::new();
            for want in &wanted {
                match want.as_str() {
                    "devices" => parts.push(self.device_list(&state.devices_of(&phone))),
                    "lid" => {
                        if let Some(account) = account {
                            let lid: Jid = format!("{}@lid", account.lid).parse()?;
                            parts.push(NodeBuilder::new("lid").attr("val", lid).build());
                        }
                    }
                    "contact" => {
                        let known = if account.is_some() { "in" } else { "out" };
                        parts.push(NodeBuilder::new("contact").attr("type", known).build());
                    }
                    _ => {}
                }
            }
            users.push(NodeBuilder::new("user").attr("jid", jid).children(parts).build());
        }
        drop(state);
        let result = wanted.iter().map(|want| NodeBuilder::new_dynamic(want.clone()).build());
        let result = NodeBuilder::new("result").children(result).build();
        let list = NodeBuilder::new("list").children(users).build();
        Ok(NodeBuilder::new("usync")
            .attr("sid", attr(asked, "sid"))
            .attr("index", "0")
            .attr("last", "true")
            .attr("mode", attr(asked, "mode"))
            .attr("context", attr(asked, "context"))
            .children([result, list])
            .build())
    }

    fn device_list(&self, devices: &[u16]) -> Node {
        let now = self.now();
        let index = wa::ADVKeyIndexList {
            raw_id: Some(7),
            timestamp: Some(now),
            current_index: Some(devices.iter().copied().max().unwrap_or_default().into()),
            valid_indexes: devices.iter().map(|device| u32::from(*device)).collect(),
            ..Default::default()
        };
        let signed = wa::ADVSignedKeyIndexList { details: Some(index.encode_to_vec()), ..Default::default() };
        let device = |number: &u16| {
            let number = number.to_string();
            NodeBuilder::new("device").attr("id", number.as_str()).attr("key-index", number.as_str()).build()
        };
        let list = NodeBuilder::new("device-list").children(devices.iter().map(device)).build();
        let index =
            NodeBuilder::new("key-index-list").attr("ts", now.to_string()).bytes(signed.encode_to_vec());
        NodeBuilder::new("devices").children([list, index.build()]).build()
    }

    /// A device that is ready for it gets what waited, and everything after that at once.
    fn empty_queue(&self, out: &UnboundedSender<Out>, who: &DeviceId) {
        let mut state = self.lock();
        let Some(device) = state.devices.get_mut(who) else { return };
        let waiting: Vec<Node> = device.queue.iter().cloned().collect();
        device.queue.retain(|node| node.tag == "message");
        device.active = true;
        let count = waiting.len().to_string();
        let preview = NodeBuilder::new("offline_preview")
            .attr("count", count.as_str())
            .attr("message", count.as_str())
            .attr("receipt", "0")
            .attr("notification", "0")
            .attr("appdata", "0");
        let tell = |child: Node| NodeBuilder::new("ib").attr("from", SERVER).children([child]).build();
        out.send(tell(preview.build()).into()).ok();
        for mut node in waiting {
            node.attrs.push("offline", "1");
            out.send(node.into()).ok();
        }
        out.send(tell(NodeBuilder::new("offline").attr("count", count).build()).into()).ok();
        drop(state);
    }
}

fn app_state(sync: &Node) -> Node {
    let collections = children(Some(sync)).iter().map(|collection| {
        let version = match attr(collection, "version") {
            version if version.is_empty() => "0".to_owned(),
            version => version,
        };
        NodeBuilder::new("collection").attr("name", attr(collection, "name")).attr("version", version).build()
    });
    NodeBuilder::new("sync").children(collections).build()
}

fn media_connection() -> Node {
    let host = NodeBuilder::new("host").attr("hostname", "mmg.whatsapp.net").attr("type", "primary").build();
    NodeBuilder::new("media_conn")
        .attr("auth", "token")
        .attr("ttl", "300")
        .attr("auth_ttl", "21600")
        .attr("max_buckets", "12")
        .children([host])
        .build()
}
