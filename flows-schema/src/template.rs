//! The gate: which templates are allowed, decided from their syntax tree before anything runs.
//!
//! Fuel and a recursion limit bound a template's steps but not its memory: one filter call can ask
//! for gigabytes. So what could grow without bound is not in the language at all: no assignments,
//! macros, includes or calls; multiplication of numbers only; filters from a fixed list, each with a
//! cap on its output (they live in `engine_core::template`); short sources with few operations.

mod filters;

use std::collections::BTreeSet;

pub use filters::{Argument, ArgumentKind, EXAMPLE_VALUES, FILTERS, Filter, filter};
use minijinja::{
    machinery::{ast, parse, parse_expr},
    syntax::SyntaxConfig,
};

use crate::limits::{MAX_TEMPLATE_BYTES, MAX_TEMPLATE_DEPTH, MAX_TEMPLATE_OPERATIONS};

/// The tests of the language: `{% if x is defined %}`.
pub const TESTS: &[&str] = &["defined", "undefined", "none", "number", "string"];

/// What a template uses, learned while it passes the gate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateUse {
    /// Names and paths that are read, such as `age` and `contact.name`.
    pub reads: BTreeSet<String>,
    /// Names of the filters that are used.
    pub filters: BTreeSet<&'static str>,
    /// Calls of filters that can only fail, each as a sentence for the author.
    pub mistakes: Vec<String>,
}

/// Why a template is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The source is too long.
    #[error("the text with its variables has {0} bytes; at most {MAX_TEMPLATE_BYTES} are possible")]
    TooLong(usize),
    /// The syntax is wrong.
    #[error("{0}")]
    Syntax(String),
    /// The syntax is right but not part of the language.
    #[error("{0} is not possible in a text")]
    NotAllowed(String),
    /// Too many operations or too deep.
    #[error(
        "the expressions in this text are too complicated; use a \"Set variable\" step for a part of them"
    )]
    TooComplex,
}

/// Passes an expression without braces, such as `age|int > 17`, through the gate.
///
/// # Errors
/// See [`TemplateError`]; the text is meant for the author.
pub fn gate_expression(source: &str) -> Result<TemplateUse, TemplateError> {
    bounded(source)?;
    let tree = parse_expr(source).map_err(|error| TemplateError::Syntax(syntax_text(&error)))?;
    let mut gate = Gate::default();
    gate.expression(&tree, 0)?;
    Ok(gate.used)
}

/// Refuses a source that would be too much for the parser.
fn bounded(source: &str) -> Result<(), TemplateError> {
    if source.len() > MAX_TEMPLATE_BYTES {
        return Err(TemplateError::TooLong(source.len()));
    }
    if nesting(source) > MAX_TEMPLATE_DEPTH { Err(TemplateError::TooComplex) } else { Ok(()) }
}

/// Whether the text has anything to evaluate at all. Most texts have not, and skip the engine.
#[must_use]
pub fn is_plain(source: &str) -> bool {
    // One search for the bracket, which most texts have not, instead of three.
    let mut rest = source;
    while let Some(place) = rest.find('{') {
        rest = &rest[place + 1..];
        if rest.starts_with(['{', '%', '#']) {
            return false;
        }
    }
    true
}

/// Passes a text through the gate.
///
/// # Errors
/// See [`TemplateError`]; the text is meant for the author.
pub fn gate(source: &str) -> Result<TemplateUse, TemplateError> {
    if is_plain(source) {
        return Ok(TemplateUse::default());
    }
    bounded(source)?;
    let tree = parse(source, "text", SyntaxConfig::default())
        .map_err(|error| TemplateError::Syntax(syntax_text(&error)))?;
    let mut gate = Gate::default();
    gate.statement(&tree, 0)?;
    Ok(gate.used)
}

/// The deepest nesting of brackets: the parser recurses by it, so it is bounded before parsing.
fn nesting(source: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for letter in source.chars() {
        match letter {
            '(' | '[' | '{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn syntax_text(error: &minijinja::Error) -> String {
    let detail = error.detail().unwrap_or("the variables in this text are not written correctly");
    match error.line() {
        Some(line) if line > 1 => format!("line {line}: {detail}"),
        _ => detail.to_owned(),
    }
}

#[derive(Default)]
struct Gate {
    used: TemplateUse,
    /// Names bound by loops around the current place.
    bound: Vec<String>,
    operations: usize,
}

type Passed = Result<(), TemplateError>;

fn refused<T>(what: &str) -> Result<T, TemplateError> {
    Err(TemplateError::NotAllowed(what.to_owned()))
}

impl Gate {
    fn body(&mut self, body: &[ast::Stmt<'_>], depth: usize) -> Passed {
        body.iter().try_for_each(|statement| self.statement(statement, depth))
    }

    fn statement(&mut self, statement: &ast::Stmt<'_>, depth: usize) -> Passed {
        if depth > MAX_TEMPLATE_DEPTH {
            return Err(TemplateError::TooComplex);
        }
        match statement {
            ast::Stmt::Template(template) => self.body(&template.children, depth + 1),
            ast::Stmt::EmitRaw(_) => Ok(()),
            ast::Stmt::EmitExpr(emit) => self.expression(&emit.expr, depth + 1),
            ast::Stmt::IfCond(condition) => {
                self.expression(&condition.expr, depth + 1)?;
                self.body(&condition.true_body, depth + 1)?;
                self.body(&condition.false_body, depth + 1)
            }
            ast::Stmt::ForLoop(each) => self.for_loop(each, depth),
            ast::Stmt::Set(_) | ast::Stmt::SetBlock(_) | ast::Stmt::WithBlock(_) => {
                refused("setting a variable inside a text (use a \"Set variable\" step)")
            }
            _ => refused("this kind of block"),
        }
    }

    fn for_loop(&mut self, each: &ast::ForLoop<'_>, depth: usize) -> Passed {
        if each.recursive {
            return refused("a recursive loop");
        }
        self.count(1)?;
        self.expression(&each.iter, depth + 1)?;
        let names = loop_names(&each.target)?;
        let before = self.bound.len();
        self.bound.extend(names);
        self.bound.push("loop".to_owned());
        if let Some(filter) = &each.filter_expr {
            self.expression(filter, depth + 1)?;
        }
        self.body(&each.body, depth + 1)?;
        self.bound.truncate(before);
        self.body(&each.else_body, depth + 1)
    }

    fn expression(&mut self, expression: &ast::Expr<'_>, depth: usize) -> Passed {
        if depth > MAX_TEMPLATE_DEPTH {
            return Err(TemplateError::TooComplex);
        }
        let depth = depth + 1;
        match expression {
            ast::Expr::Const(_) => Ok(()),
            ast::Expr::Var(variable) => {
                self.read(variable.id.to_owned());
                Ok(())
            }
            ast::Expr::GetAttr(attribute) => match path_of(expression) {
                Some(path) => {
                    self.read(path);
                    Ok(())
                }
                None => self.expression(&attribute.expr, depth),
            },
            ast::Expr::GetItem(item) => {
                self.expression(&item.expr, depth)?;
                self.expression(&item.subscript_expr, depth)
            }
            ast::Expr::Slice(slice) => {
                self.count(1)?;
                self.expression(&slice.expr, depth)?;
                self.optional([&slice.start, &slice.stop, &slice.step], depth)
            }
            ast::Expr::UnaryOp(operation) => self.expression(&operation.expr, depth),
            ast::Expr::BinOp(operation) => self.binary(operation, depth),
            ast::Expr::Compare(compare) => {
                self.count(compare.ops.len())?;
                self.expression(&compare.expr, depth)?;
                compare.ops.iter().try_for_each(|operand| self.expression(&operand.expr, depth))
            }
            ast::Expr::IfExpr(choice) => {
                self.expression(&choice.test_expr, depth)?;
                self.expression(&choice.true_expr, depth)?;
                self.optional([&choice.false_expr], depth)
            }
            ast::Expr::Filter(filter) => {
                self.count(1)?;
                let Some(known) = filters::filter(filter.name) else {
                    return refused(&format!("the filter '{}'", filter.name));
                };
                self.used.filters.insert(known.name);
                self.used.mistakes.extend(known.mistake(&filter.args));
                self.optional([&filter.expr], depth)?;
                self.arguments(&filter.args, depth)
            }
            ast::Expr::Test(test) => {
                self.count(1)?;
                if !TESTS.contains(&test.name) {
                    return refused(&format!("the test '{}'", test.name));
                }
                self.expression(&test.expr, depth)?;
                self.arguments(&test.args, depth)
            }
            ast::Expr::List(list) => {
                self.count(list.items.len())?;
                list.items.iter().try_for_each(|item| self.expression(item, depth))
            }
            ast::Expr::Call(_) => refused("calling a function"),
            ast::Expr::Tuple(_) | ast::Expr::Map(_) => refused("building an object"),
        }
    }

    fn binary(&mut self, operation: &ast::BinOp<'_>, depth: usize) -> Passed {
        self.count(1)?;
        match operation.op {
            ast::BinOpKind::Pow => return refused("raising to a power"),
            // Text times a number repeats the text, which is how a few letters become gigabytes.
            ast::BinOpKind::Mul if !(is_number(&operation.left) && is_number(&operation.right)) => {
                return refused("multiplying a value that may not be a number (write {{ (a|float) * 2 }})");
            }
            _ => {}
        }
        self.expression(&operation.left, depth)?;
        self.expression(&operation.right, depth)
    }

    fn optional<const N: usize>(&mut self, parts: [&Option<ast::Expr<'_>>; N], depth: usize) -> Passed {
        parts.into_iter().flatten().try_for_each(|part| self.expression(part, depth))
    }

    fn arguments(&mut self, arguments: &[ast::CallArg<'_>], depth: usize) -> Passed {
        arguments.iter().try_for_each(|argument| match argument {
            ast::CallArg::Pos(value) | ast::CallArg::Kwarg(_, value) => self.expression(value, depth),
            ast::CallArg::PosSplat(_) | ast::CallArg::KwargSplat(_) => refused("spreading arguments"),
        })
    }

    fn count(&mut self, operations: usize) -> Passed {
        self.operations += operations;
        if self.operations > MAX_TEMPLATE_OPERATIONS { Err(TemplateError::TooComplex) } else { Ok(()) }
    }

    fn read(&mut self, path: String) {
        let root = path.split('.').next().unwrap_or_default();
        if !self.bound.iter().any(|name| name == root) {
            self.used.reads.insert(path);
        }
    }
}

/// `a.b.c` as a dotted path, when it is made of names only.
fn path_of(expression: &ast::Expr<'_>) -> Option<String> {
    match expression {
        ast::Expr::Var(variable) => Some(variable.id.to_owned()),
        ast::Expr::GetAttr(attribute) => Some(format!("{}.{}", path_of(&attribute.expr)?, attribute.name)),
        _ => None,
    }
}

/// Whether an expression can be nothing but a number.
fn is_number(expression: &ast::Expr<'_>) -> bool {
    match expression {
        ast::Expr::Const(constant) => constant.value.is_number(),
        ast::Expr::Filter(filter) => ["int", "float", "abs", "round", "length", "sum"].contains(&filter.name),
        ast::Expr::UnaryOp(operation) => is_number(&operation.expr),
        ast::Expr::BinOp(operation) => is_number(&operation.left) && is_number(&operation.right),
        _ => false,
    }
}

fn loop_names(target: &ast::Expr<'_>) -> Result<Vec<String>, TemplateError> {
    match target {
        ast::Expr::Var(variable) => Ok(vec![variable.id.to_owned()]),
        _ => refused("a loop over pairs"),
    }
}
