package io.apiworld.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apiworld.crm.CrmServiceTest;
import io.apiworld.defaults.entitytag.RecordHasChanged;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future.State;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CrmServiceTest
class CustomersTests {

    @Autowired
    Customers customers;

    @Test
    void letsOnlyOneOfManyWinWhoSawTheSameState() throws Exception {
        var tag = customers.find("20001").orElseThrow().tag().value();
        Callable<CustomerRevision> change = () -> customers.change("20001", current -> {
            current.tag().require(tag);
            return current.customer();
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> change).toList());

            assertThat(results)
                    .filteredOn(result -> result.state() == State.SUCCESS)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(result -> result.state() == State.FAILED)
                    .allSatisfy(lost -> assertThat(lost.exceptionNow()).isInstanceOf(RecordHasChanged.class))
                    .hasSize(7);
        }
    }

    @Test
    void losesNoChangeWhereNobodyNamesAState() throws Exception {
        var before = customers.find("20001").orElseThrow().version();
        Callable<CustomerRevision> change = () -> customers.change("20001", CustomerRevision::customer);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> change).toList());
        }

        assertThat(customers.find("20001").orElseThrow().version()).isEqualTo(before + 8);
    }

    @Test
    void leavesTheRecordAsItWasWhenTheChangeFails() {
        var before = customers.find("20001").orElseThrow();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> customers.change("20001", _ -> {
                    throw new IllegalStateException("changed my mind");
                }));

        assertThat(customers.find("20001")).contains(before);
    }

    @Test
    void changesNobodyWhoIsNotThere() {
        assertThatExceptionOfType(UnknownCustomer.class)
                .isThrownBy(() -> customers.change("99999", CustomerRevision::customer));
    }
}
