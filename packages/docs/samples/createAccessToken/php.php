<?php
function post(string $path, array $body): object
{
    $curl = curl_init(getenv('MINAPP_BASE_URL') . $path);
    curl_setopt_array($curl, [
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        CURLOPT_POSTFIELDS => json_encode($body),
        CURLOPT_FOLLOWLOCATION => true, // by GET
        CURLOPT_COOKIEFILE => '', // keeps the cookies on the way
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
    ]);
    $answer = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    if ($answer === false || $status !== 200) {
        throw new RuntimeException("Status $status: " . ($answer ?: curl_error($curl)));
    }
    return json_decode($answer, flags: JSON_THROW_ON_ERROR);
}

$credentials = ['client_id' => getenv('MINAPP_CLIENT_ID'), 'client_secret' => getenv('MINAPP_CLIENT_SECRET')];
$code = post('/api/oauth2/hydrogen/openapi/authorize/', $credentials)->code;
$grant = $credentials + ['grant_type' => 'authorization_code', 'code' => $code];
echo json_encode(post('/api/oauth2/access_token/', $grant), JSON_PRETTY_PRINT), PHP_EOL;
