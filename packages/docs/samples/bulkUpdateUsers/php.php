<?php
$query = http_build_query([
    'where' => json_encode(['test' => ['$eq' => 'test']]), // without it, all users would be updated
    'limit' => 20,
]);
$curl = curl_init(getenv('MINAPP_BASE_URL') . "/oserve/v2.6/miniapp/user_profile/?$query");
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . getenv('MINAPP_TOKEN'),
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => json_encode(['score' => ['$incr_by' => 10]]),
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$body = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($body === false || $status !== 200) {
    throw new RuntimeException("Status $status: " . ($body ?: curl_error($curl)));
}
$result = json_decode($body, flags: JSON_THROW_ON_ERROR);
echo json_encode($result, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), PHP_EOL;
// The status is 200 even if some users were not updated, or the answer does not say.
if (!isset($result->operation_result)) {
    throw new RuntimeException('The answer does not say which users were updated');
}
$failed = array_filter($result->operation_result, fn ($row) => isset($row->error));
if ($failed) {
    throw new RuntimeException(count($failed) . ' users were not updated');
}
