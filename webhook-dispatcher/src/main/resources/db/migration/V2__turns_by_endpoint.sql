-- Deliveries are claimed endpoint by endpoint, so that a slow one holds up nobody else.
create index deliveries_open on deliveries (endpoint_id, next_attempt_at, position)
  where status in ('pending', 'retrying', 'delivering');
create index deliveries_under_way on deliveries (endpoint_id) where status = 'delivering';
drop index deliveries_due;
