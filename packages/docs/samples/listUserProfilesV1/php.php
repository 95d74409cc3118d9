<?php
$query = http_build_query([
    'gender' => 1,
    'created_at__gte' => 1483228800,
    'order_by' => '-created_at',
]);
$curl = curl_init(getenv('MINAPP_BASE_URL') . "/oserve/v1/miniapp/user-profile/?$query");
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
$page = json_decode($body, flags: JSON_THROW_ON_ERROR);
echo json_encode($page, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), PHP_EOL;
