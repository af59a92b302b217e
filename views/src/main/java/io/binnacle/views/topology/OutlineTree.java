package io.binnacle.views.topology;

import io.binnacle.views.Bridge;
import io.binnacle.views.topology.Outline.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The map for screen readers: a tree of which only those items exist that somebody has asked for. They draw nothing
/// and take no clicks.
final class OutlineTree extends Group {
    private static final int MOST_ITEMS = 2_000;

    private final TopologyView view;
    private final Bridge bridge;
    private final Set<Item> folded = new HashSet<>();
    private final Set<Item> opened = new HashSet<>();
    private final Map<Item, Leaf> asked = new HashMap<>();
    private Optional<Outline> outline = Optional.empty();

    OutlineTree(TopologyView view, Bridge bridge) {
        this.view = view;
        this.bridge = bridge;
        setManaged(false);
        setMouseTransparent(true);
    }

    /// There is another scene, or more of it is open. The outline is written when it is asked for.
    void changed() {
        outline = Optional.empty();
        if (asked.size() > MOST_ITEMS) {
            asked.clear();
            getChildren().clear();
        }
    }

    private Optional<Outline> outline() {
        if (outline.isEmpty()) {
            outline = Optional.ofNullable(view.scene()).map(scene -> new Outline(scene, folded, opened));
        }
        return outline;
    }

    /// What the map answers of itself, or nothing where its own answer stands.
    @Nullable
    Object answer(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ROW_COUNT -> outline().map(each -> each.rows().size()).orElse(0);
            case COLUMN_COUNT -> 1;
            case MULTIPLE_SELECTION -> false;
            case ROW_AT_INDEX -> row((Integer) parameters[0]);
            case FOCUS_ITEM -> outline().map(each -> leaf(each.at(view.here()))).orElse(null);
            case SELECTED_ITEMS ->
                outline()
                        .map(each -> javafx.collections.FXCollections.<javafx.scene.Node>observableArrayList(
                                leaf(each.at(bridge.selection().get()))))
                        .orElse(null);
            default -> null;
        };
    }

    private @Nullable Leaf row(int index) {
        return outline()
                .map(Outline::rows)
                .filter(rows -> index >= 0 && index < rows.size())
                .map(rows -> leaf(rows.get(index)))
                .orElse(null);
    }

    private Leaf leaf(Item item) {
        return asked.computeIfAbsent(item, _ -> {
            var leaf = new Leaf(item);
            getChildren().add(leaf);
            return leaf;
        });
    }

    private void open(Item item, boolean wanted) {
        if (item instanceof Item.Group) {
            mark(opened, item, wanted);
        } else {
            mark(folded, item, !wanted);
        }
        changed();
        leaf(item).notifyAccessibleAttributeChanged(AccessibleAttribute.EXPANDED);
        view.notifyAccessibleAttributeChanged(AccessibleAttribute.ROW_COUNT);
    }

    private static void mark(Set<Item> set, Item item, boolean in) {
        if (in) {
            set.add(item);
        } else {
            set.remove(item);
        }
    }

    /// One item somebody has asked for.
    private final class Leaf extends Region {
        private final Item item;

        Leaf(Item item) {
            this.item = item;
            setAccessibleRole(AccessibleRole.TREE_ITEM);
        }

        @Override
        public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            var now = outline();
            return now.isEmpty()
                    ? super.queryAccessibleAttribute(attribute, parameters)
                    : answer(now.get(), attribute, parameters);
        }

        private @Nullable Object answer(Outline now, AccessibleAttribute attribute, Object... parameters) {
            return switch (attribute) {
                case TEXT -> now.words(item);
                case LEAF -> now.leaf(item);
                case EXPANDED -> now.open(item);
                case DISCLOSURE_LEVEL -> now.level(item);
                case INDEX -> now.rows().indexOf(item);
                case SELECTED -> Outline.thing(item).equals(bridge.selection().get());
                case TREE_ITEM_COUNT -> now.children(item).size();
                case TREE_ITEM_AT_INDEX -> child(now.children(item), (Integer) parameters[0]);
                case TREE_ITEM_PARENT ->
                    now.parent(item).map(OutlineTree.this::leaf).orElse(null);
                default -> super.queryAccessibleAttribute(attribute, parameters);
            };
        }

        private @Nullable Leaf child(List<Item> children, int index) {
            return index >= 0 && index < children.size() ? leaf(children.get(index)) : null;
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            switch (action) {
                case EXPAND -> open(item, true);
                case COLLAPSE -> open(item, false);
                case FIRE, REQUEST_FOCUS -> bridge.selection().set(Outline.thing(item));
                default -> super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
