import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Asks veraPDF whether files conform to PDF/UA-1 and to PDF/A-2a.
 *
 * <p>{@code java -cp 'lib/*' Verify.java file.pdf …}, or the paths on standard input, one a line.
 * Each file gets two lines of JSON on standard output, one for each profile:
 * {@code {"file", "profile", "compliant", "checks", "failures": [{"clause", "test", "description",
 * "problem", "context", "count"}]}}. {@code checks} is how many questions were asked. A failed rule
 * stands there once, with the first place where it failed and how often it did. Of a file that
 * veraPDF cannot read, {@code error} says why; it is not compliant. The exit code is 0 whenever all
 * files were judged, however.
 */
final class Verify {
  private static final List<PDFAFlavour> PROFILES =
      List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws JsonProcessingException {
    // What parsers murmur about a file is no verdict.
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Stream<String> files = arguments.length > 0 ? Stream.of(arguments) : linesOfInput();
    for (String file : (Iterable<String>) files::iterator) {
      for (PDFAFlavour profile : PROFILES) {
        out.println(JSON.writeValueAsString(judge(file, profile)));
      }
    }
  }

  private static Stream<String> linesOfInput() {
    InputStreamReader input = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    return new BufferedReader(input).lines().filter(line -> !line.isEmpty());
  }

  private static Map<String, Object> judge(String file, PDFAFlavour profile) {
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put("file", file);
    verdict.put("profile", nameOf(profile));
    // A broken file can throw anything, and nest deeper than the stack: the next file waits.
    try (var parser = Foundries.defaultInstance().createParser(new File(file), profile);
        // One example of each failed rule; neither passed checks nor progress.
        var validator =
            Foundries.defaultInstance().createValidator(profile, 1, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.getJobEndStatus() != JobEndStatus.NORMAL) {
        throw new IllegalStateException("ended as " + result.getJobEndStatus());
      }
      verdict.put("compliant", result.isCompliant());
      verdict.put("checks", result.getTotalAssertions());
      verdict.put("failures", failuresOf(result));
    } catch (Exception | StackOverflowError trouble) {
      verdict.put("compliant", false);
      verdict.put("checks", 0);
      verdict.put("failures", List.of());
      verdict.put("error", describe(trouble));
    }
    return verdict;
  }

  private static String nameOf(PDFAFlavour profile) {
    return profile == PDFAFlavour.PDFUA_1 ? "PDF/UA-1" : "PDF/A-2a";
  }

  private static List<Map<String, Object>> failuresOf(ValidationResult result) {
    List<Map<String, Object>> failures = new ArrayList<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
      Map<String, Object> failure = new LinkedHashMap<>();
      failure.put("clause", assertion.getRuleId().getClause());
      failure.put("test", assertion.getRuleId().getTestNumber());
      failure.put("description", assertion.getMessage());
      failure.put("problem", assertion.getErrorMessage());
      failure.put("context", assertion.getLocation().getContext());
      failure.put("count", result.getFailedChecks().get(assertion.getRuleId()));
      failures.add(failure);
    }
    return failures;
  }

  /** The reason below the reasons, which names the fault in the file. */
  private static String describe(Throwable trouble) {
    Throwable cause = trouble;
    while (cause.getCause() != null) cause = cause.getCause();
    return trouble == cause ? trouble.toString() : trouble.getMessage() + ": " + cause;
  }
}
