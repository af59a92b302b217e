/// What is open now, without a screen: one picture of all clusters, what is wrong in it, and the desk where changes are
/// made.
@NullMarked
package io.binnacle.session;

import org.jspecify.annotations.NullMarked;
