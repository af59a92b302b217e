package io.binnacle.styles;

import java.util.Locale;

/// How a thing that moves by itself is pulled to where it belongs; its mass is 1.
public record Spring(double stiffness, double damping) {

    /// What moves.
    public enum Kind {
        /// Nodes between views and the camera: no overshoot.
        GLIDE,
        /// The scale handle snapping to a number: a trace of overshoot.
        HANDLE,
        /// Cards and popovers arriving.
        CARD;

        String token(String part) {
            return "-bn-spring-" + name().toLowerCase(Locale.ROOT) + "-" + part;
        }
    }
}
