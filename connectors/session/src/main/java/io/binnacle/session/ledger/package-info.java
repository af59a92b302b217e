/// The revision ledger: what apps have been, kept on this computer.
@NullMarked
package io.binnacle.session.ledger;

import org.jspecify.annotations.NullMarked;
