//! The command `explain`: says what a rule asks for and why.

use openletter::check;
use openletter::diagnostic::{Rule, did_you_mean};
use openletter::export::press::{EXCESS_CREEP, INVALID_ICC};
use openletter::inspect;
use openletter::report::rule;

use super::args::Explain;
use super::{CLEAN, fail, print};

/// Explains, and gives the exit code.
pub fn run(options: &Explain) -> u8 {
    let rules = rules();
    let Some(id) = &options.rule else {
        print(&if options.markdown { rule::page(&rules) } else { rule::list(&rules) });
        return CLEAN;
    };
    let Some(found) = rules.iter().find(|rule| rule.id == *id) else {
        let help = did_you_mean(id, rules.iter().map(|rule| rule.id), "`openletter explain` lists the rules");
        return fail(&format!("there is no rule `{id}`"), &help);
    };
    print(&rule::text(found));
    CLEAN
}

/// Gives every rule there is, of all commands, in the order of their names.
pub(super) fn rules() -> Vec<&'static Rule> {
    let mut rules = check::rules();
    rules.extend(inspect::rules());
    rules.extend([&EXCESS_CREEP, &INVALID_ICC]);
    rules.sort_by_key(|rule| rule.id);
    rules.dedup_by_key(|rule| rule.id);
    rules
}
