//! Counting tests: from the lines that cargo's test programs print, and from Playwright's JSON report.

use anyhow::Context as _;
use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed, and steps that failed without any test to blame.
    pub(crate) failed: u64,
}

impl Counts {
    /// One failure.
    pub(crate) const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// The counts of one test program, when `line` is its result:
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
    pub(crate) fn from_test_result(line: &str) -> Option<Self> {
        let (_, tail) = line.split_once("test result: ")?;
        let number = |word: &str| {
            let before = tail.split_once(word)?.0.trim_end();
            before.rsplit(' ').next()?.parse().ok()
        };
        Some(Self { passed: number(" passed;")?, failed: number(" failed;")? })
    }

    /// The counts of Playwright's JSON report. A flaky test (one that passed only when it was repeated)
    /// counts as failed: we do not repeat.
    ///
    /// # Errors
    /// When the report is not JSON or has no `stats`.
    pub(crate) fn from_playwright(report: &[u8]) -> anyhow::Result<Self> {
        let report: serde_json::Value = serde_json::from_slice(report).context("Playwright's report")?;
        let number = |name: &str| {
            report["stats"][name].as_u64().with_context(|| format!("Playwright's report has no stats.{name}"))
        };
        // Errors outside of any test, as a spec file that does not load.
        let outside = report["errors"].as_array().map_or(0, |errors| errors.len() as u64);
        Ok(Self { passed: number("expected")?, failed: number("unexpected")? + number("flaky")? + outside })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted() {
        let ok =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Counts::from_test_result(ok), Some(Counts { passed: 12, failed: 0 }));
        let bad =
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s";
        assert_eq!(Counts::from_test_result(bad), Some(Counts { passed: 3, failed: 2 }));
    }

    #[test]
    fn other_lines_are_not() {
        assert_eq!(Counts::from_test_result("test nodes::text::reads ... ok"), None);
        assert_eq!(Counts::from_test_result("running 12 tests"), None);
        assert_eq!(Counts::from_test_result("test result: half a line"), None);
    }

    #[test]
    fn playwright_reports_are_counted() {
        let report =
            br#"{"stats":{"expected":7,"unexpected":1,"flaky":1,"skipped":0},"errors":[{"message":"x"}]}"#;
        assert_eq!(Counts::from_playwright(report).unwrap(), Counts { passed: 7, failed: 3 });
        assert!(Counts::from_playwright(b"{}").is_err());
        assert!(Counts::from_playwright(b"not json").is_err());
    }
}
