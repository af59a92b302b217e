package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.styles.Theme;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The map as a screen reader asks for it.
final class OutlineTreeTest {
    @TempDir
    private static Path directory;

    private final Stand stand = Stand.of(SimulatorSettings.demo().withQuiet(true), directory);
    private final TopologyView view = Stand.ask(() -> new TopologyView(stand.bridge, Theme.DARK, Optional.empty()));

    @BeforeEach
    void show() throws Exception {
        stand.show(Theme.DARK, 1016, 608, () -> view);
        Stand.until(() -> view.nodesDrawn() == 63);
        Stand.ask(view::renderNow).get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        Stand.run(view::close);
        stand.close();
    }

    private static Object asked(Node node, AccessibleAttribute attribute, Object... parameters) {
        return Stand.ask(() -> node.queryAccessibleAttribute(attribute, parameters));
    }

    private Node row(int index) {
        return (Node) asked(view, AccessibleAttribute.ROW_AT_INDEX, index);
    }

    private List<String> rows() {
        var rows = new ArrayList<String>();
        for (var row = 0; row < (Integer) asked(view, AccessibleAttribute.ROW_COUNT); row++) {
            var node = row(row);
            rows.add(" ".repeat((Integer) asked(node, AccessibleAttribute.DISCLOSURE_LEVEL))
                    + asked(node, AccessibleAttribute.TEXT));
        }
        return rows;
    }

    private int rowThatBegins(String words) {
        var rows = rows();
        for (var row = 0; row < rows.size(); row++) {
            if (rows.get(row).strip().startsWith(words)) {
                return row;
            }
        }
        throw new AssertionError(words + " is not in " + rows);
    }

    @Test
    void itIsATreeOfHostsAppsAndContainersWithNamesStatesAndCounts() {
        assertThat(Stand.ask(view::getAccessibleRole)).isEqualTo(AccessibleRole.TREE_VIEW);
        assertThat(rows())
                .anyMatch(row -> row.startsWith("Map: 3 hosts, 63 containers, "))
                .anyMatch(row -> row.startsWith(" atlas-1, host, "))
                .contains("  checkout, app, 2 instances here, 1 wrong")
                .noneMatch(row -> row.startsWith("   "));

        var checkout = row(rowThatBegins("checkout, app"));
        assertThat(asked(checkout, AccessibleAttribute.EXPANDED)).isEqualTo(false);
        assertThat(asked(checkout, AccessibleAttribute.TREE_ITEM_COUNT)).isEqualTo(2);
        Stand.run(() -> checkout.executeAccessibleAction(AccessibleAction.EXPAND));
        assertThat(rows()).anyMatch(row -> row.startsWith("   checkout-2, container, degraded"));

        var instance = row(rowThatBegins("checkout-2"));
        assertThat(instance.getAccessibleRole()).isEqualTo(AccessibleRole.TREE_ITEM);
        assertThat(asked(instance, AccessibleAttribute.LEAF)).isEqualTo(true);
        assertThat(asked(instance, AccessibleAttribute.TREE_ITEM_PARENT)).isSameAs(checkout);
        Stand.run(() -> instance.executeAccessibleAction(AccessibleAction.FIRE));
        assertThat(stand.bridge.selection().get())
                .isEqualTo(new Selection.OfContainer(
                        stand.cluster.container("checkout-2").id()));
        assertThat(asked(view, AccessibleAttribute.FOCUS_ITEM)).isSameAs(instance);
        assertThat(asked(instance, AccessibleAttribute.SELECTED)).isEqualTo(true);

        Stand.run(() -> row(0).executeAccessibleAction(AccessibleAction.COLLAPSE));
        assertThat(rows()).hasSize(1);
        assertThat(asked(view, AccessibleAttribute.FOCUS_ITEM)).isSameAs(row(0));
        assertThat(Stand.ask(
                        () -> Optional.ofNullable(view.queryAccessibleAttribute(AccessibleAttribute.ROW_AT_INDEX, 99))))
                .isEmpty();
    }
}
