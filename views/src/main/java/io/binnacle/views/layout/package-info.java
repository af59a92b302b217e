/// Places the nodes of a graph in the plane: behind GraphStream's own interface, so that any other layout can be put
/// in, on flat arrays, by seed, and without a thread or a screen.
@NullMarked
package io.binnacle.views.layout;

import org.jspecify.annotations.NullMarked;
