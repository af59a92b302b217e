package io.binnacle.scheduler.store;

import io.binnacle.scheduler.Fixtures;
import io.binnacle.scheduler.core.Decision.Touched;
import io.binnacle.scheduler.definition.PathId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A process that saves one instance after another and says so each time, until it is killed.
final class StoreWriter {
    private StoreWriter() {}

    static String id(int number) {
        return "web.instance-" + number;
    }

    public static void main(String[] args) throws StoreRefused, IOException {
        try (var store = Store.open(Path.of(args[0]), Fixtures.START)) {
            var state = store.restored().state();
            for (var number = state.instances().size(); ; number++) {
                state = Fixtures.with(
                        state, Fixtures.instance(id(number), PathId.of("/web"), Fixtures.START.plusSeconds(number)));
                var app = Fixtures.app("/shop/web", Fixtures.START.plusSeconds(number));
                state = Fixtures.with(state, Fixtures.tree(app.version(), app));
                store.save(
                        state,
                        new Touched(Set.of(id(number)), Set.of(), Set.of(), Set.of(), true),
                        List.of(),
                        Fixtures.START);
                System.out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
            }
        }
    }
}
