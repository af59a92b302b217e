package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import java.util.OptionalInt;

/// What a hand that pulls at an app's handle moves.
public interface Pull {
    /// Nothing can be pulled.
    Pull NONE = new Pull() {
        @Override
        public OptionalInt from(AppId app) {
            return OptionalInt.empty();
        }

        @Override
        public void to(AppId app, int instances) {}
    };

    /// How many instances it has, where their number can be changed; then it has a handle.
    OptionalInt from(AppId app);

    /// Asks what that many would come to. Nothing is sent.
    void to(AppId app, int instances);
}
