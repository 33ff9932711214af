//! Texts that need no template engine: words, values between them, letters made small or large, sums of numbers, and
//! lists of such. Most texts that read something are of this kind, and the engine takes ten times as long for them.
//!
//! What comes out must be what the engine would write; where that is not sure, as with numbers too large to be exact,
//! the engine is asked ([`Stop::Unsure`]). A test holds both against each other.

use minijinja::{Value as Inner, machinery::ast, value::Serde};
use serde_json::Value;

use super::{Names, Seen, below, error_text, text_of, too_long, within_cap};
use crate::{
    limits::MAX_RENDERED_BYTES,
    value::{number, parse_number},
};

/// Pieces that are written before the engine is asked instead: it would count its fuel.
const MAX_WRITTEN: usize = 500;
/// From here on a float does not hold every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A text as pieces after each other.
#[derive(Debug, Clone)]
pub(super) struct Short(Box<[Piece]>);

/// A part of a text.
#[derive(Debug, Clone)]
enum Piece {
    Words(Box<str>),
    /// `{{ contact.name }}` or `{{ contact.name | default('there') }}`.
    Value(Path, Option<Box<str>>),
    /// `{{ size | lower }}`.
    Letters(Path, Letters),
    /// `{{ (price | float) * 2 }}`.
    Amount(Amount),
    /// `{% for item in cart %}…{% endfor %}`.
    Each {
        name: Box<str>,
        list: Path,
        body: Box<[Piece]>,
    },
}

type Path = Box<[Box<str>]>;

#[derive(Debug, Clone, Copy)]
enum Letters {
    Small,
    Large,
    Trimmed,
}

/// What can be nothing but a number.
#[derive(Debug, Clone)]
enum Amount {
    Constant(f64),
    /// A value as a decimal number.
    Decimal(Path),
    /// A value as a whole number.
    Whole(Path),
    Sum(Box<(Amount, Amount)>),
    Difference(Box<(Amount, Amount)>),
    Product(Box<(Amount, Amount)>),
}

/// Why there is no text.
pub(super) enum Stop {
    /// The author is told why.
    Refused(String),
    /// Only the engine knows.
    Unsure,
}

impl Short {
    /// The pieces of a text that has no other parts.
    pub(super) fn of(tree: &ast::Stmt<'_>) -> Option<Self> {
        let ast::Stmt::Template(template) = tree else { return None };
        pieces(&template.children, true).map(Self)
    }

    /// Whether the engine may have to be asked.
    pub(super) fn may_be_unsure(&self) -> bool {
        let sure = |piece: &Piece| matches!(piece, Piece::Words(_) | Piece::Value(..) | Piece::Letters(..));
        self.0.len() > MAX_WRITTEN || !self.0.iter().all(sure)
    }

    /// The text.
    pub(super) fn text(&self, names: &impl Names) -> Result<String, Stop> {
        let mut writer = Writer { names, local: None, text: String::with_capacity(128), written: 0 };
        writer.all(&self.0)?;
        Ok(writer.text)
    }
}

fn pieces(statements: &[ast::Stmt<'_>], outermost: bool) -> Option<Box<[Piece]>> {
    let piece = |statement: &ast::Stmt<'_>| match statement {
        ast::Stmt::EmitRaw(raw) => Some(Piece::Words(raw.raw.into())),
        ast::Stmt::EmitExpr(emit) => value(&emit.expr),
        ast::Stmt::ForLoop(each)
            if outermost && !each.recursive && each.filter_expr.is_none() && each.else_body.is_empty() =>
        {
            let ast::Expr::Var(name) = &each.target else { return None };
            let body = pieces(&each.body, false)?;
            Some(Piece::Each { name: name.id.into(), list: path_of(&each.iter)?, body })
        }
        _ => None,
    };
    statements.iter().map(piece).collect()
}

fn value(expression: &ast::Expr<'_>) -> Option<Piece> {
    let ast::Expr::Filter(filter) = expression else {
        return match path_of(expression) {
            Some(path) => Some(Piece::Value(path, None)),
            None => amount(expression).map(Piece::Amount),
        };
    };
    let path = || path_of(filter.expr.as_ref()?);
    let letters = match (filter.name, filter.args.as_slice()) {
        ("default", [ast::CallArg::Pos(ast::Expr::Const(other))]) => {
            return Some(Piece::Value(path()?, Some(other.value.as_str()?.into())));
        }
        ("lower", []) => Letters::Small,
        ("upper", []) => Letters::Large,
        ("trim", []) => Letters::Trimmed,
        _ => return amount(expression).map(Piece::Amount),
    };
    Some(Piece::Letters(path()?, letters))
}

fn amount(expression: &ast::Expr<'_>) -> Option<Amount> {
    match expression {
        ast::Expr::Const(constant) if constant.value.is_number() => f64::try_from(constant.value.clone())
            .ok()
            .filter(|number| number.abs() < EXACT)
            .map(Amount::Constant),
        ast::Expr::Filter(filter) if filter.args.is_empty() => {
            let path = path_of(filter.expr.as_ref()?)?;
            match filter.name {
                "float" => Some(Amount::Decimal(path)),
                "int" => Some(Amount::Whole(path)),
                _ => None,
            }
        }
        ast::Expr::BinOp(operation) => {
            let kind = match operation.op {
                ast::BinOpKind::Add => Amount::Sum,
                ast::BinOpKind::Sub => Amount::Difference,
                ast::BinOpKind::Mul => Amount::Product,
                _ => return None,
            };
            Some(kind(Box::new((amount(&operation.left)?, amount(&operation.right)?))))
        }
        _ => None,
    }
}

fn path_of(expression: &ast::Expr<'_>) -> Option<Path> {
    let mut path = Vec::new();
    let mut expression = expression;
    while let ast::Expr::GetAttr(attribute) = expression {
        path.push(Box::from(attribute.name));
        expression = &attribute.expr;
    }
    let ast::Expr::Var(variable) = expression else { return None };
    // Inside a loop it tells the round, which only the engine counts.
    if variable.id == "loop" {
        return None;
    }
    path.push(variable.id.into());
    path.reverse();
    Some(path.into())
}

/// A text that is being written.
struct Writer<'a, N> {
    names: &'a N,
    /// The name that a loop binds, with its value in this round.
    local: Option<(&'a str, &'a Value)>,
    text: String,
    written: usize,
}

impl<'a, N: Names> Writer<'a, N> {
    fn all(&mut self, pieces: &'a [Piece]) -> Result<(), Stop> {
        pieces.iter().try_for_each(|piece| self.piece(piece))
    }

    fn piece(&mut self, piece: &'a Piece) -> Result<(), Stop> {
        self.written += 1;
        if self.written > MAX_WRITTEN {
            return Err(Stop::Unsure);
        }
        match piece {
            Piece::Words(words) => self.text.push_str(words),
            Piece::Value(path, default) => {
                let seen = self.see(path);
                write(&mut self.text, &seen, default.as_deref()).map_err(Stop::Refused)?;
            }
            Piece::Letters(path, letters) => {
                let seen = self.see(path);
                let changed = changed(&seen, *letters).map_err(|error| Stop::Refused(error_text(&error)))?;
                self.text.push_str(&changed);
            }
            Piece::Amount(amount) => {
                let value = self.amount(amount)?;
                write(&mut self.text, &Seen::Made(number(value)), None).map_err(Stop::Refused)?;
            }
            Piece::Each { name, list, body } => {
                // A list that had to be put together is for the engine.
                let Seen::Value(Value::Array(items)) = self.see(list) else { return Err(Stop::Unsure) };
                for item in items {
                    self.local = Some((name, item));
                    self.all(body)?;
                }
                self.local = None;
            }
        }
        if self.text.len() > MAX_RENDERED_BYTES { Err(Stop::Refused(too_long())) } else { Ok(()) }
    }

    fn see(&self, path: &Path) -> Seen<'a> {
        let mut parts = [""; 8];
        let mut many = Vec::new();
        let parts = match parts.get_mut(..path.len()) {
            Some(parts) => {
                parts.iter_mut().zip(path).for_each(|(part, name)| *part = name);
                parts
            }
            None => {
                many.extend(path.iter().map(AsRef::as_ref));
                &mut many[..]
            }
        };
        match (self.local, &*parts) {
            (Some((name, value)), [root, rest @ ..]) if name == *root => below(value, rest),
            (_, parts) => self.names.see(parts),
        }
    }

    fn amount(&self, amount: &Amount) -> Result<f64, Stop> {
        let both = |pair: &(Amount, Amount)| Ok((self.amount(&pair.0)?, self.amount(&pair.1)?));
        let value = match amount {
            Amount::Constant(value) => *value,
            Amount::Decimal(path) => as_amount(&self.see(path))?,
            Amount::Whole(path) => as_amount(&self.see(path))?.trunc(),
            Amount::Sum(pair) => both(pair).map(|(one, other)| one + other)?,
            Amount::Difference(pair) => both(pair).map(|(one, other)| one - other)?,
            Amount::Product(pair) => both(pair).map(|(one, other)| one * other)?,
        };
        if value.abs() < EXACT { Ok(value) } else { Err(Stop::Unsure) }
    }
}

/// A value as a number: 0 where it is none.
fn as_amount(seen: &Seen<'_>) -> Result<f64, Stop> {
    let value = match seen {
        Seen::Nothing => return Ok(0.0),
        Seen::Words(words) => return Ok(parse_number(words).unwrap_or(0.0)),
        Seen::Value(value) => *value,
        Seen::Made(value) => value,
    };
    match value {
        Value::Null => Ok(0.0),
        Value::String(words) => Ok(parse_number(words).unwrap_or(0.0)),
        Value::Number(number) => number.as_f64().ok_or(Stop::Unsure),
        _ => Err(Stop::Unsure),
    }
}

/// The words of a value with other letters. Upper case can triple a letter's bytes.
fn changed(seen: &Seen<'_>, letters: Letters) -> Result<String, minijinja::Error> {
    let change = |text: &str| {
        within_cap(text.len())?;
        let changed = match letters {
            Letters::Small => text.to_lowercase(),
            Letters::Large => text.to_uppercase(),
            Letters::Trimmed => text.trim().to_owned(),
        };
        within_cap(changed.len())?;
        Ok(changed)
    };
    match seen {
        Seen::Nothing => Ok(String::new()),
        Seen::Words(words) => change(words),
        Seen::Value(Value::String(words)) => change(words),
        Seen::Value(value) => change(&text_of(&Inner::from(Serde(*value)))?),
        Seen::Made(value) => change(&text_of(&Inner::from(Serde(value)))?),
    }
}

/// Writes a value as the template engine would.
fn write(text: &mut String, seen: &Seen<'_>, default: Option<&str>) -> Result<(), String> {
    let value = match seen {
        Seen::Nothing => &Value::Null,
        Seen::Words(words) => {
            text.push_str(default.filter(|_| words.trim().is_empty()).unwrap_or(words));
            return Ok(());
        }
        Seen::Value(value) => *value,
        Seen::Made(value) => value,
    };
    match value {
        Value::Null => text.push_str(default.unwrap_or_default()),
        Value::String(words) => {
            text.push_str(default.filter(|_| words.trim().is_empty()).unwrap_or(words));
        }
        // A whole number is written by its digits.
        Value::Number(whole) if whole.is_i64() && whole.as_f64().is_some_and(|value| value.abs() < EXACT) => {
            text.push_str(&whole.to_string());
        }
        other => {
            text.push_str(&text_of(&Inner::from(Serde(other))).map_err(|error| error_text(&error))?);
        }
    }
    Ok(())
}
