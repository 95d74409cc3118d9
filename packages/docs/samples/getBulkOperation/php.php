<?php
$curl = curl_init(getenv('MINAPP_BASE_URL') . '/oserve/v1/bulk-operation/1/');
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . getenv('MINAPP_TOKEN')],
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$body = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($body === false || $status !== 200) {
    throw new RuntimeException("Status $status: " . ($body ?: curl_error($curl)));
}
$operation = json_decode($body, flags: JSON_THROW_ON_ERROR);
echo json_encode($operation, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), PHP_EOL;
