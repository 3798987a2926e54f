// Driver FLAVOUR FILE... validates every file against one profile of veraPDF (ua1, 2a, 2u, 4, ...).
//
// Standard output has one line for each file that could be validated,
//     PASS <flavour> <assertions checked> <file>
//     FAIL <flavour> <assertions failed> <file>
// and below a FAIL one line for each rule broken, with the place of its first failure:
//     <clause> <test>: <message> (<location>) [<number of failures>]
//
// Exit status: 0 all pass, 1 some fail, 2 something could not be validated (standard error says
// what; the other files are still done). It never guesses a flavour, never takes one from the
// file's own claim and tries no password. It refuses to pass a file of which the engine, by its own
// warnings, had to leave something out. Damage inside a compressed stream can still go unnoticed by
// the engine: it shows only as a smaller number of assertions.

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

public final class Driver {
    private static final int MAX_RULES = 20;
    private static final int MAX_SECONDS_PER_FILE = 120;
    // Held here because the logging library forgets the settings of a logger nobody refers to.
    private static final Logger LOG = Logger.getLogger("org.verapdf");
    private static final List<String> WARNINGS = Collections.synchronizedList(new ArrayList<>());

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    // Sorted (7.9 before 7.10), because the engine's own order changes from run to run.
    private static final Comparator<RuleId> BY_NUMBER = Comparator
            .comparing((RuleId rule) -> NUMBER.matcher(rule.getClause())
                    .replaceAll(number -> String.format("%5s", number.group())))
            .thenComparing(RuleId::getTestNumber);

    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: Driver FLAVOUR FILE...");
            System.exit(2);
        }
        collectWarnings();
        PDFAFlavour flavour = null;
        try {
            VeraGreenfieldFoundryProvider.initialise();
            flavour = flavour(args[0]);
        } catch (Throwable e) {
            error("the engine does not start: " + e);
        }
        if (flavour == null) {
            System.exit(2);
        }

        int status = 0;
        for (int i = 1; i < args.length; i++) {
            status = Math.max(status, validate(flavour, args[i]));
        }
        System.exit(status);
    }

    private static PDFAFlavour flavour(String id) {
        Set<String> known = new TreeSet<>();
        for (PDFAFlavour flavour : Profiles.getVeraProfileDirectory().getPDFAFlavours()) {
            if (flavour.getId().equals(id)) {
                return flavour;
            }
            known.add(flavour.getId());
        }
        error(known.isEmpty() ? "no profile can be read: " + WARNINGS.stream().findFirst().orElse("?")
                : "unknown flavour " + id + ", known are: " + String.join(" ", known));
        return null;
    }

    private static int validate(PDFAFlavour flavour, String name) {
        File file = new File(name);
        if (!file.isFile() || !file.canRead()) {
            return error(name + ": not a readable file");
        }
        WARNINGS.clear();
        Thread watchdog = watchdog(name);
        // One failure of each rule is kept as the example; the counts are complete all the same.
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(flavour, 1, false, true, false)) {
            return report(validator.validate(parser), flavour, name);
        } catch (Throwable e) { // a stack overflow too must not end the run as if a file had failed
            return error(name + ": " + e + (e.getCause() == null ? "" : ": " + e.getCause()));
        } finally {
            watchdog.interrupt();
        }
    }

    private static int report(ValidationResult result, PDFAFlavour flavour, String name) {
        if (result.getJobEndStatus() != JobEndStatus.NORMAL || result.getTotalAssertions() == 0) {
            return error(name + ": the validation did not complete");
        }
        if (result.isCompliant() && !WARNINGS.isEmpty()) {
            return error(name + ": no rule broken, but not all was read: " + WARNINGS.get(0));
        }
        if (result.isCompliant()) {
            System.out.println("PASS " + flavour.getId() + " " + result.getTotalAssertions() + " " + name);
            return 0;
        }
        Map<RuleId, TestAssertion> broken = new HashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                broken.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        Map<RuleId, Integer> counts = result.getFailedChecks();
        int failed = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("FAIL " + flavour.getId() + " " + failed + " " + name);
        broken.keySet().stream().sorted(BY_NUMBER).limit(MAX_RULES).forEach(rule -> {
            TestAssertion first = broken.get(rule);
            String message = first.getErrorMessage() != null ? first.getErrorMessage() : first.getMessage();
            System.out.println("  " + rule.getClause() + " " + rule.getTestNumber() + ": "
                    + message.strip().replaceAll("\\s+", " ") + " (" + first.getLocation().getContext()
                    + ") [" + counts.get(rule) + "]");
        });
        if (broken.size() > MAX_RULES) {
            System.out.println("  and " + (broken.size() - MAX_RULES) + " more rules");
        }
        return 1;
    }

    /** Ends the whole run if a file takes too long: a damaged one may send the parser round in circles. */
    private static Thread watchdog(String name) {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(MAX_SECONDS_PER_FILE * 1000L);
            } catch (InterruptedException done) {
                return;
            }
            error(name + ": not done after " + MAX_SECONDS_PER_FILE + " s, giving up");
            Runtime.getRuntime().halt(2);
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void collectWarnings() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    WARNINGS.add(new SimpleFormatter().formatMessage(entry));
                }
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        });
    }

    private static int error(String message) {
        System.err.println("Driver: " + message);
        return 2;
    }
}
