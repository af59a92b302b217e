package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Topology;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The way from one app to another, and who would miss an app, as the map lights them.
final class TracerTest {
    private final Topology shop = Scenes.topology(3, 63);
    private final Tracer tracer = new Tracer(shop);

    private AppId app(String name) {
        return shop.apps().keySet().stream()
                .filter(id -> id.value().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theShortestWayFollowsTheCalls() {
        var traced = tracer.between(app("web"), app("postgres"));
        assertThat(traced.path()).startsWith(app("web")).endsWith(app("postgres"));
        assertThat(traced.apps()).containsExactlyInAnyOrderElementsOf(traced.path());
        assertThat(traced.words())
                .startsWith("web → ")
                .contains("→ postgres · " + (traced.path().size() - 1) + " link");
        assertThat(tracer.between(app("web"), app("api-gateway")).words()).isEqualTo("web → api-gateway · 1 link");
    }

    @Test
    void theWayBackIsTheSameWay() {
        var there = tracer.between(app("web"), app("postgres"));
        var back = tracer.between(app("postgres"), app("web"));
        assertThat(back.path()).hasSameSizeAs(there.path()).startsWith(app("postgres"));
        assertThat(back.words()).startsWith("postgres ← ");
    }

    @Test
    void whereNoLinkLeadsThatIsSaid() {
        var lonely = new AppId("nobody knows it");
        var traced = tracer.between(app("web"), lonely);
        assertThat(traced.words()).isEqualTo("No links lead from web to nobody knows it, not even through others");
        assertThat(tracer.between(lonely, lonely)).isEqualTo(Traced.NOTHING);
        assertThat(new Tracer(Topology.EMPTY).between(app("web"), app("redis")).apps())
                .isEqualTo(Set.of(app("web"), app("redis")));
    }

    @Test
    void whoWouldMissAnAppIsLitAndCounted() {
        var traced = tracer.without(app("api-gateway"));
        assertThat(traced.apps()).contains(app("api-gateway"), app("web")).doesNotContain(app("postgres"));
        assertThat(traced.words()).startsWith("Without api-gateway: ").contains("depend");
        assertThat(tracer.without(app("web")).words()).startsWith("Without web: ");
    }

    @Test
    void onlyTheWayIsLitAndTheRestStepsBack() {
        var scene = Scenes.build(new Places(), shop, MapKind.APPS);
        var traced = tracer.between(app("web"), app("postgres"));
        var look = FirstLook.of(scene, 1_016, 608, 1, Theme.DARK).with(traced);
        var emphasis = new Emphasis(scene, look);
        for (var index = 0; index < scene.apps.apps; index++) {
            var on = traced.apps().contains(scene.apps.id[index]);
            assertThat(emphasis.app(index)).isEqualTo(on ? 1 : Emphasis.REST_IN_FOCUS);
        }
        var lit = 0;
        for (var wire = 0; wire < scene.wires.count; wire++) {
            lit += emphasis.lit(wire) ? 1 : 0;
        }
        assertThat(lit).isEqualTo(traced.path().size() - 1);
        assertThat(List.of(
                        traced.joins(app("web"), app("postgres")),
                        traced.joins(traced.path().get(1), app("web"))))
                .containsExactly(false, true);
    }
}
