package io.binnacle.views.shell;

import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import io.binnacle.views.operate.Operations;
import io.binnacle.views.topology.Pull;
import java.util.OptionalInt;

/// A pull at a handle of the map is a wish to scale, shown as every wish is.
final class Pulled implements Pull {
    private final Bridge bridge;
    private final Operations operations;

    Pulled(Bridge bridge, Operations operations) {
        this.bridge = bridge;
        this.operations = operations;
    }

    @Override
    public OptionalInt from(AppId app) {
        return operations.scalable(app);
    }

    @Override
    public void to(AppId app, int instances) {
        bridge.selection().set(new Selection.OfApp(app));
        operations.propose(new Operation.Scale(app, instances));
    }
}
