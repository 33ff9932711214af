//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::settings::{Overrides, Role};

/// Bot flows for WhatsApp: editor, engine and inbox in one program.
#[derive(Debug, Parser)]
#[command(name = "botloom", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The steps to another master key, in this order; the server is restarted in between.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum KeysCommand {
    /// Make a new key in the data folder, and keep the present one as the one before.
    New,
    /// Seal everything anew with the present key. The server may run meanwhile; it may be begun again.
    Renew,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the server.
    Serve(ServeArguments),
    /// Bring the database up to date, then exit.
    Migrate,
    /// Change the master key, which seals credentials and the keys of sessions.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Add the sample flows and the demo number to a workspace that has no flow yet.
    Seed,
    /// Write everything that this installation keeps into a file. The server may run meanwhile.
    Backup {
        /// The file to write; it must not be there yet.
        file: PathBuf,
        /// Keep the master key too, sealed with the passphrase in BOTLOOM_BACKUP_PASSPHRASE or from standard input.
        #[arg(long)]
        with_key: bool,
    },
    /// Replace this installation by a backup. Stop the server first. Sending is paused afterwards.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Replace the data that is there.
        #[arg(long)]
        force: bool,
    },
    /// Let sending go on after a pause, such as that of a restored backup.
    Resume {
        /// Give up what was waiting when the pause began; it becomes dead letters.
        #[arg(long)]
        give_up_waiting: bool,
    },
    /// Manage the people who may log in.
    #[command(subcommand)]
    User(UserCommand),
    /// Check the audit log.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Serve the tools of the Model Context Protocol over standard input and output, for programs on this machine.
    ///
    /// The key comes from BOTLOOM_KEY. Over HTTP the same tools are at /mcp of the server.
    Mcp {
        /// Address of the Botloom to work with.
        #[arg(long, env = "BOTLOOM_URL", default_value = "http://localhost:8080")]
        url: String,
    },
    /// Work with flow files.
    #[command(subcommand)]
    Flow(FlowCommand),
    /// Chat with a flow in the terminal.
    Simulate {
        /// The flow, as a JSON file.
        file: PathBuf,
        /// Read the contact's lines from this file and print the replies only.
        ///
        /// A line "/wait 60" lets a minute pass, "/next" goes to the next time-out. What is not the contact's part is
        /// yours: "/answer {...}" or "/fail CODE" for a system that is asked, "/post {...}" for a webhook that is
        /// waited for, "/back OUTCOME" for a person who took over.
        #[arg(long)]
        script: Option<PathBuf>,
        /// Let the conversation begin at this time instead of now: 2026-01-05T08:30 (UTC), or with an offset.
        #[arg(long, value_name = "TIME", value_parser = crate::commands::simulate::time)]
        at: Option<DateTime<Utc>>,
        /// Channel whose abilities decide how options look.
        #[arg(long, value_enum, default_value_t = Channel::CloudApi)]
        channel: Channel,
    },
    /// Run a stand-in for Meta's Graph API, for trying numbers of the Cloud API without Meta.
    MockGraph(crate::commands::mock_graph::Arguments),
    /// Print the API's OpenAPI description.
    Openapi,
    /// Print every limit of flows and of the engine, with its reason.
    Limits {
        /// Print them as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the reference.
    #[command(subcommand)]
    Docs(DocsCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum DocsCommand {
    /// Node types and trigger types as Markdown.
    Nodes,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    /// What this process does.
    #[arg(long, value_enum)]
    role: Option<Role>,
    /// Address to listen on, such as 127.0.0.1:8080.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Folder for the database and other files.
    #[arg(long)]
    data: Option<PathBuf>,
}

impl ServeArguments {
    pub(crate) fn into_overrides(self) -> Overrides {
        Overrides { role: self.role, listen: self.listen, data_dir: self.data }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Add a person to the workspace. The password comes from BOTLOOM_PASSWORD or standard input.
    Create {
        /// Address they log in with.
        #[arg(long)]
        email: String,
        /// Name shown to colleagues.
        #[arg(long)]
        name: String,
        /// admin, editor, agent or viewer.
        #[arg(long, default_value = "editor")]
        role: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Read every entry and say whether all are there and as they were written. Exits with 1 when not.
    Verify,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FlowCommand {
    /// Find the mistakes of a flow. Exits with 1 when one keeps it from being published.
    Lint {
        /// The flow, as a JSON file.
        file: PathBuf,
        /// Print the findings as JSON.
        #[arg(long)]
        json: bool,
        /// Search for conversations that show the findings, and for failures.
        #[arg(long)]
        play: bool,
    },
    /// Run the tests inside flows. Exits with 1 when one fails.
    Test {
        /// The flows, as JSON files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print the outcome as JSON.
        #[arg(long)]
        json: bool,
        /// Say which steps, ways out, starts and languages the tests have seen.
        #[arg(long)]
        coverage: bool,
    },
    /// Compare two flows by meaning. Exits with 1 when they differ.
    Diff {
        /// The old flow, as a JSON file.
        old: PathBuf,
        /// The new flow, as a JSON file.
        new: PathBuf,
        /// Print the changes as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Give a flow's texts to translators, and take them back.
    #[command(subcommand)]
    Translations(TranslationsCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum TranslationsCommand {
    /// Write a gettext PO file.
    Export {
        /// The flow, as a JSON file.
        file: PathBuf,
        /// The language to translate to, such as de.
        #[arg(long)]
        language: String,
        /// File to write; translations that it has already are kept. Standard output where it is not given.
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Take translations from a gettext PO file into the flow's file.
    Import {
        /// The flow, as a JSON file.
        file: PathBuf,
        /// The PO file.
        po: PathBuf,
        /// The language of the file, such as de.
        #[arg(long)]
        language: String,
        /// File to write the flow to; the flow's own file where it is not given.
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Channel {
    /// Meta's Cloud API: buttons and lists.
    CloudApi,
    /// A number paired by QR code: numbered text.
    WhatsappWeb,
}
