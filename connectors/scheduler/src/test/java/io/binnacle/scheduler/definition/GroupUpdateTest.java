package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The three ways of changing a group.
final class GroupUpdateTest {
    private static final Instant OLD = Instant.parse("2024-01-01T00:00:00.123Z");
    private static final Instant NOW = Instant.parse("2024-01-02T00:00:00Z");
    private static final Group EMPTY = Group.empty(PathId.ROOT, OLD);

    @Test
    void aNewGroupIsMadeWithAllThatIsInIt() throws InvalidDefinition {
        var tree = apply(EMPTY, "/", """
                {'id':'shop','dependencies':['/base'],
                 'apps':[{'id':'web','cmd':'w','dependencies':['db/main','/other']}],
                 'groups':[{'id':'db','apps':[{'id':'main','cmd':'m','instances':2},{'id':'/shop/db/spare','cmd':'s'}]}]}
                """);
        assertThat(shape(tree)).isEqualTo("/{ /shop{/shop/web×1 /shop/db{/shop/db/main×2 /shop/db/spare×1}}}");
        assertThat(tree.group(PathId.of("/shop")).orElseThrow().dependencies()).containsExactly(PathId.of("/base"));
        assertThat(tree.app(PathId.of("/shop/web")).orElseThrow().dependencies())
                .containsExactly(PathId.of("/shop/db/main"), PathId.of("/other"));
        assertThat(tree.allGroups())
                .allSatisfy(group -> assertThat(group.version()).isEqualTo(NOW));
    }

    @Test
    void whatIsAbsentStaysAndWhatIsPresentReplaces() throws InvalidDefinition {
        var before = apply(EMPTY, "/shop", """
                {'apps':[{'id':'a','cmd':'a'},{'id':'b','cmd':'b'}],
                 'groups':[{'id':'x','apps':[{'id':'p','cmd':'p'}]},{'id':'y','apps':[{'id':'q','cmd':'q'}]}]}
                """);
        assertThat(shape(apply(before, "/shop", "{'apps':[{'id':'b','cmd':'b','instances':3}]}")))
                .isEqualTo("/{ /shop{/shop/b×3 /shop/x{/shop/x/p×1} /shop/y{/shop/y/q×1}}}");
        assertThat(shape(apply(before, "/shop", "{'groups':[{'id':'x'}]}")))
                .isEqualTo("/{ /shop{/shop/a×1 /shop/b×1 /shop/x{/shop/x/p×1}}}");
        assertThat(shape(apply(before, "/shop", "{'groups':[],'apps':[]}"))).isEqualTo("/{ /shop{}}");
        assertThat(shape(apply(before, "/shop", "{}"))).isEqualTo(shape(before));
    }

    @Test
    void aGroupFurtherDownGoesIntoWhatItsParentBecame() throws InvalidDefinition {
        var tree = apply(EMPTY, "/", """
                {'groups':[{'id':'a/b','apps':[{'id':'deep','cmd':'d'}]},{'id':'a','apps':[{'id':'flat','cmd':'f'}]}]}
                """);
        assertThat(shape(tree)).isEqualTo("/{ /a{/a/flat×1 /a/b{/a/b/deep×1}}}");
    }

    @Test
    void aGroupIsScaledUpwards() throws InvalidDefinition {
        var before =
                apply(EMPTY, "/g", "{'apps':[{'id':'a','cmd':'a','instances':3},{'id':'b','cmd':'b','instances':0}]}");
        assertThat(shape(apply(before, "/g", "{'scaleBy':1.5}"))).isEqualTo("/{ /g{/g/a×5 /g/b×0}}");
        assertThat(shape(apply(before, "/g", "{'scaleBy':0}"))).isEqualTo("/{ /g{/g/a×0 /g/b×0}}");
        assertThat(refusal(before, "/g", "{'scaleBy':1e12}").violations())
                .containsExactly(new Violation("/scaleBy", List.of("/g/a cannot have 3000000000000 instances")));
        assertThat(refusal(before, "/none", "{'scaleBy':2}").violations())
                .containsExactly(new Violation("/scaleBy", List.of("Group '/none' does not exist")));
    }

    @Test
    void aGroupGoesBackToWhatItWas() throws InvalidDefinition {
        var before = apply(EMPTY, "/g", "{'apps':[{'id':'a','cmd':'old'}]}");
        var after = before.with(new AppBuilder(PathId.of("/g/b"), NOW).build(), NOW.plusSeconds(1))
                .with(new AppBuilder(PathId.of("/h"), NOW).build(), NOW.plusSeconds(1));
        var back = read("/g", "{'version':'2024-01-02T00:00:00.000Z'}")
                .apply(after, List.of(before, EMPTY), NOW.plusSeconds(2));
        assertThat(shape(back)).isEqualTo("/{/h×1 /g{/g/a×1}}");
        var refused = catchThrowableOfType(
                InvalidDefinition.class,
                () -> read("/g", "{'version':'2024-01-01T00:00:00.123Z'}").apply(after, List.of(before, EMPTY), NOW));
        assertThat(refused).hasMessage("Group /g not available in version 2024-01-01T00:00:00.123Z");
    }

    @Test
    void whatMakesNoSenseIsToldWithItsPlace() {
        assertThat(faults("/g", "{'version':'2024-01-02T00:00:00Z','id':'x'}"))
                .isEqualTo("/: 'version' not allowed in conjunction with other properties.");
        assertThat(faults("/g", "{'scaleBy':2,'apps':[]}"))
                .isEqualTo("/: 'scaleBy' not allowed in conjunction with other properties.");
        assertThat(faults("/g", "{'scaleBy':-1}")).isEqualTo("/scaleBy: got -1, expected 0 or more");
        assertThat(faults("/g", "{'version':'soon'}"))
                .isEqualTo("/version: Invalid timestamp provided. Expecting ISO-8601 datetime string.");
        assertThat(faults("/g", "{'apps':[{'id':'/h/a','cmd':'x'}]}"))
                .isEqualTo("/apps(0)/id: Identifier is not child of '/g'");
        assertThat(faults("/g", "{'groups':[{'id':'/h'}]}"))
                .isEqualTo("/groups(0)/id: Identifier is not child of '/g'");
        assertThat(faults("/g", "{'groups':[{'id':'x','scaleBy':2}]}"))
                .isEqualTo("/groups(0)/scaleBy: only allowed for the group the request is for");
        assertThat(faults("/g", "{'groups':[{}]}")).isEqualTo("/groups(0): 'id' is undefined on object: {}");
        assertThat(faults("/g", "{'apps':[{'id':'a','cmd':'x'},{'id':'/g/a','cmd':'y'}]}"))
                .isEqualTo("/apps: must not have the same id twice");
        assertThat(faults("/g", "{'apps':[{'id':'a','cmd':'x','constraints':[['hostname','NEAR']]},{'id':'A'}]}"))
                .isEqualTo("/id: error.pattern");
        assertThat(faults("/g", "{'apps':[{'id':'a','cmd':'x','constraints':[['hostname','NEAR']]}]}"))
                .startsWith("/constraints(0): operator must be one of the following UNIQUE");
    }

    @Test
    void aGroupIsWrittenWithAllBelow() throws InvalidDefinition {
        var tree = apply(EMPTY, "/g", "{'apps':[{'id':'b','cmd':'x'},{'id':'a','cmd':'x'}],'groups':[{'id':'s'}]}");
        var writer = new GroupJson(app -> AppJson.JSON.textNode(app.id().toString()), true, true, true, false);
        assertThat(writer.write(tree).toString().replace('"', '\''))
                .isEqualTo("{'id':'/','apps':[],'pods':[],'groups':[{'id':'/g','apps':['/g/a','/g/b'],'pods':[],"
                        + "'groups':[{'id':'/g/s','apps':[],'pods':[],'groups':[],'dependencies':[],"
                        + "'version':'2024-01-02T00:00:00.000Z'}],'dependencies':[],"
                        + "'version':'2024-01-02T00:00:00.000Z'}],'dependencies':[],"
                        + "'version':'2024-01-02T00:00:00.000Z'}");
    }

    private static Group apply(Group tree, String at, String json) throws InvalidDefinition {
        return read(at, json).apply(tree, List.of(), NOW);
    }

    private static InvalidDefinition refusal(Group tree, String at, String json) {
        return catchThrowableOfType(InvalidDefinition.class, () -> apply(tree, at, json));
    }

    private static String faults(String at, String json) {
        return refusal(EMPTY, at, json).violations().stream()
                .map(each -> each.path() + ": " + String.join(" & ", each.errors()))
                .collect(Collectors.joining("; "));
    }

    private static GroupUpdate read(String at, String json) throws InvalidDefinition {
        return GroupUpdate.read(Definitions.parse(json.replace('\'', '"')), PathId.of(at), NOW);
    }

    private static String shape(Group group) {
        var apps = group.apps().values().stream()
                .map(app -> app.id() + "×" + app.instances())
                .sorted();
        var groups =
                group.groups().values().stream().map(each -> " " + shape(each)).sorted();
        return group.id() + "{" + apps.collect(Collectors.joining(" ")) + groups.collect(Collectors.joining()) + "}";
    }
}
