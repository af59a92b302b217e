package io.binnacle.marathon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Outlook.Difference;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What two definitions of an app differ in, in an operator's words.
final class DifferencesTest {
    private static JsonNode json(String text) throws IOException {
        return Json.read(text.replace('\'', '"'));
    }

    private static List<String> lines(String before, String after) throws IOException {
        return Differences.between(json(before), json(after)).stream()
                .map(Difference::line)
                .toList();
    }

    @Test
    void theImageComesFirstAndEachFieldHasItsUsualName() throws IOException {
        assertThat(
                        lines(
                                "{'mem':512.0,'env':{'POOL_MAX':'20'},'container':{'docker':{'image':'checkout:2.41.0'}}}",
                                "{'mem':384,'env':{'POOL_MAX':'50','DEBUG':'1'},'container':{'docker':{'image':'checkout:2.40.3'}}}"))
                .containsExactly(
                        "image checkout:2.41.0 → checkout:2.40.3",
                        "env DEBUG none → 1",
                        "env POOL_MAX 20 → 50",
                        "memory 512 MiB → 384 MiB");
    }

    @Test
    void aSecretOnlyDiffers() throws IOException {
        var found = Differences.between(
                json("{'env':{'DB_PASSWORD':'hunter2','API_TOKEN':'a1'}}"), json("{'env':{'DB_PASSWORD':'hunter3'}}"));
        assertThat(found).containsExactly(Difference.masked("env API_TOKEN"), Difference.masked("env DB_PASSWORD"));
        assertThat(found.toString()).doesNotContain("hunter", "a1");
    }

    @Test
    void howItFaresNowIsNoDifference() throws IOException {
        assertThat(lines(
                        "{'id':'/web','version':'1','tasksRunning':3,'tasks':[{'id':'x'}],'cpus':0.1,'args':[]}",
                        "{'id':'/web','version':'2','cpus':0.1}"))
                .isEmpty();
    }

    @Test
    void aLongValueIsCutBetweenItsCharacters() throws IOException {
        var line = lines("{}", "{'cmd':'" + "🚢".repeat(300) + "'}").getFirst();
        assertThat(line).startsWith("command none → 🚢").endsWith("🚢…");
        assertThat(line.codePointCount(0, line.length())).isLessThan(150);
    }
}
