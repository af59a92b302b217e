package io.binnacle.marathon;

import io.binnacle.contract.ConnectorContract;
import io.binnacle.contract.World;

final class MarathonContractTest extends ConnectorContract {
    @Override
    protected World world() {
        return new MarathonWorld();
    }
}
