package io.binnacle.scheduler.definition;

import java.util.ArrayList;
import java.util.List;

/// What must hold of a whole tree, whichever write made it.
public final class TreeRules {
    private static final String CLASH = "Groups and Applications may not have the same identifier.";
    private static final String CYCLE = "Dependency graph has cyclic dependencies.";

    private TreeRules() {}

    /// Empty when the tree is well.
    public static List<Violation> violations(Group root) {
        var errors = new ArrayList<String>();
        if (root.allGroups().anyMatch(TreeRules::clashes)) {
            errors.add(CLASH);
        }
        if (Dependencies.of(root).cyclic()) {
            errors.add(CYCLE);
        }
        return errors.isEmpty() ? List.of() : List.of(new Violation("/", errors));
    }

    private static boolean clashes(Group group) {
        return group.apps().keySet().stream().anyMatch(group.groups()::containsKey);
    }
}
